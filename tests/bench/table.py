"""The figures of bench.sh as one Markdown table: table.py RUNS FOLDER. Reads what is there; what was not measured is left out."""
import json
import os
import re
import sys

RUNS, HERE = sys.argv[1], sys.argv[2]


def lines(name):
    path = os.path.join(HERE, name)
    if not os.path.exists(path):
        return []
    with open(path, encoding="utf-8") as f:
        return [json.loads(x) for x in f if x.startswith("{")]


def text(name):
    path = os.path.join(HERE, name)
    if not os.path.exists(path):
        return ""
    with open(path, encoding="utf-8") as f:
        return f.read()


class Bench:
    """The summaries and comparisons of one measuring."""

    def __init__(self, name):
        rows = lines(name + ".json")
        self.summary = {r["label"]: r for r in rows if r["type"] == "summary"}
        self.ratios = {r["other"]: r["metrics"] for r in rows if r["type"] == "compare"}
        self.errors = {k: v["errors"] + v["expect_failed"] for k, v in self.summary.items() if v["errors"] or v["expect_failed"]}

    def ratio(self, label, metric):
        return self.ratios.get(label, {}).get(metric)

    def key(self, label, key, *path):
        d = self.summary.get(label, {}).get("keys", {}).get(key)
        for p in path:
            d = d.get(p) if isinstance(d, dict) else None
        return d


rows = []


def row(number, what, gate, measured, kept):
    rows.append("| %s | %s | %s | %s | %s |" % (number, what, gate, measured, {True: "kept", False: "**not kept**", None: "-"}[kept]))


def versus(m):
    return "%.2f x (%.2f..%.2f; %g against %g)" % (m["ratio"], m["lo"], m["hi"], m["other"], m["base"])


def ratio_row(number, what, gate_text, gate, m):
    if m:
        row(number, what, gate_text, versus(m), m["ratio"] <= gate)


def control_row(what, m):
    """A program against itself: how far the figures around it can be trusted."""
    if m:
        rows.append("| | %s | within 10 %% | %s | %s |" % (what, versus(m), "calm" if 0.9 <= m["ratio"] <= 1.1 else "**a restless machine: measure again**"))


def p50_of_runs(bench, label, key):
    d = bench.key(label, key, "run_p50_last")
    return d[0] if d else None


start, keys, slow, leave, grown = Bench("start"), Bench("keys"), Bench("slow"), Bench("exit"), Bench("grown")

ratio_row(1, "`run`: exec to settled screen", "0.80 x nano", 0.80, start.ratio("filrouge", "start settled"))
control_row("nano against itself (start)", start.ratio("nano-again", "start settled"))
ratio_row(2, "bytes of the first screen", "1.0 x nano", 1.0, start.ratio("filrouge", "start bytes"))

m = keys.ratio("filrouge", "char: key->last p50")
cat, ours = p50_of_runs(keys, "cat", "char"), p50_of_runs(keys, "filrouge", "char")
if m and cat and ours:
    row(3, "typed character to paint, p50", "0.85 x nano and 1.3 x cat", "%s; %.2f x cat (%.0f against %.0f us)" % (versus(m), ours / cat, ours, cat),
        m["ratio"] <= 0.85 and ours / cat <= 1.3)
control_row("nano against itself (characters)", keys.ratio("nano-again", "char: key->last p50"))
ratio_row(4, "the same, p95, with autosave running", "1.0 x nano", 1.0, keys.ratio("filrouge", "char: key->last p95"))
for label, what in (("slow-sync", "every sync taking 300 ms"), ("locked", "the file locked by another for 30 s")):
    a, b = slow.ratio(label, "char: key->last p50"), slow.ratio(label, "char: key->last p95")
    if a and b:
        row(5, "the same with " + what, "1.1 x of without", "p50 %s; p95 %.2f x" % (versus(a), b["ratio"]), a["ratio"] <= 1.1)
control_row("filrouge against itself (characters)", slow.ratio("filrouge-again", "char: key->last p50"))
b = keys.key("filrouge", "char", "bytes")
if b:
    row(6, "bytes per typed character, median / mean", "1 / 2", "%g / %.2f" % (b["p50"], b["mean"]), b["p50"] <= 1 and b["mean"] <= 2)
p = text("packets").split()
if len(p) == 3:
    typed, paged = int(p[1]) - int(p[0]), int(p[2]) - int(p[1])
    row(7, "writes per key and per page", "exactly 1", "%.2f per key (%d for 52 and the line that says Saved), %.2f per page (%d for 8)" %
        (typed / 52, typed, paged / 8, paged), typed <= 54 and paged <= 9)
base, mine = p50_of_runs(keys, "nano", "item"), p50_of_runs(keys, "filrouge-items", "item")
b = keys.key("filrouge-items", "item", "bytes")
if base and mine and b:
    row(8, "move by one item: p50, bytes", "1.0 x nano, 60 B", "%.2f x (%.0f against %.0f us), %g B" % (mine / base, mine, base, b["p50"]), mine <= base and b["p50"] <= 60)
base = p50_of_runs(keys, "nano", "page")
for key, what in (("enterprise", "next enterprise"), ("step", "next step"), ("view", "other view")):
    mine = p50_of_runs(keys, "filrouge", key)
    if base and mine:
        row(9, what + ", p50", "0.75 x nano's page", "%.2f x (%.0f against %.0f us)" % (mine / base, mine, base), mine <= 0.75 * base)
found = re.findall(r"^(.*): p50 (\d+) us, p95 (\d+) us, ratio ([0-9.]+)$", text("commit"), re.M)
for name, p50, p95, ratio in found[1:]:
    row(10, "in the keeper: " + name + ", p50", "1.15 x the bare commit", "%s x (%s against %s us)" % (ratio, p50, found[0][1]), float(ratio) <= 1.15)
m = re.search(r"face_kb (\d+) keeper_kb (\d+)", text("memory"))
if m:
    face, keeper = int(m.group(1)), int(m.group(2))
    row(11, "private memory, face and keeper", "8 MB", "%.1f MB (%.1f + %.1f)" % ((face + keeper) / 1024, face / 1024, keeper / 1024), face + keeper <= 8192)
m = re.findall(r"bytes (\d+) cpu_us (\d+)", text("idle"))
if len(m) == 2:
    sent, cpu = int(m[1][0]) - int(m[0][0]), int(m[1][1]) - int(m[0][1])
    row(12, "idle for a minute: bytes, CPU", "0 but for the clock's minute, 0.05 %", "%d B, %.3f %%" % (sent, cpu / 60e6 * 100), sent <= 60 and cpu / 60e6 <= 0.0005)
m = keys.ratio("filrouge", "paste: key->last p50")
if m:
    row(13, "paste of 1,000 characters", "1.0 x nano, one repaint",
        "%s; %d B in %d reads" % (versus(m), keys.key("filrouge", "paste", "bytes", "p50"), keys.key("filrouge", "paste", "reads", "p50")), m["ratio"] <= 1.0)
m = leave.ratio("filrouge", "exit")
if m:
    whole = leave.summary["filrouge"]["exit"]
    row(14, "exit, nothing typed for 6 s", "1.5 x nano, terminal restored", "%s; %s" % (versus(m), "restored" if whole["restored"] else "left: " + ", ".join(whole["left_behind"])),
        m["ratio"] <= 1.5 and bool(whole["restored"]))

for label, what in (("ten", "20,000 changes, 9 meetings, 10 enterprises"), ("hundred", "the same of 100 enterprises")):
    first = label == "ten"
    for metric, name in (("start settled", "exec to settled screen"), ("char: key->last p50", "typed character, p50"), ("char: key->last p95", "typed character, p95")):
        ratio_row("", what + ": " + name, "1.0 x nano" if first else "1.5 x nano", 1.0 if first else 1.5, grown.ratio(label, metric))
    for key in ("compare", "progress", "search"):
        p95 = grown.key(label, key, "last_us", "p95")
        if p95:
            row("", "%s: %s, first paint, p95" % (what, key), "16 ms" if first else "24 ms", "%.1f ms" % (p95 / 1000), p95 <= (16000 if first else 24000))
for enterprises, gate in (("10", 16), ("100", 24)):
    found = re.findall(r"^(.*), first paint +p50 +([0-9.]+) ms +p95 +([0-9.]+) ms$", text("views." + enterprises), re.M)
    if found:
        slowest = max(found, key=lambda f: float(f[2]))
        row("", "key and frame alone, %s enterprises: %s, first paint, p95" % (enterprises, ", ".join(what.replace("compare ", "") for what, _, _ in found)),
            "%d ms" % gate, "%s ms (%s)" % (slowest[2], slowest[0]), float(slowest[2]) <= gate)
aged = []
for changes in ("1000", "10000", "100000"):
    m = re.search(r"^change_append and commit: p50 (\d+) us.*ratio ([0-9.]+)$", text("commit." + changes), re.M)
    if m:
        aged.append((changes, int(m.group(1)), float(m.group(2))))
if len(aged) == 3:
    row("", "in the keeper: one change and commit at 1,000, 10,000, 100,000 changes, x a bare commit in turns", "does not grow",
        ", ".join("%.2f (%d us)" % (ratio, us) for _, us, ratio in aged), max(a[2] for a in aged) <= aged[0][2] * 1.15)

for count in ("10", "50"):
    found = lines("follow." + count)
    if not found:
        continue
    f = found[0]
    row("", "%s room screens: from the key to the change on each, p50, p99" % count, "250 ms after the commit",
        "%.0f and %.0f ms (at most %.0f; %d of them)" % (f["change"]["p50"], f["change"]["p99"], f["change"]["max"], f["change"]["n"]), f["change"]["p99"] <= 500)
    echo = f["echo_followed"]["p50"] / f["echo_alone"]["p50"]
    row("", "the facilitator's echo with them, p50", "1.2 x of alone", "%.2f x (%.2f against %.2f ms)" % (echo, f["echo_followed"]["p50"], f["echo_alone"]["p50"]), echo <= 1.2)
    if count == "10":
        row("", "a connected enterprise, idle for a minute: CPU, bytes", "0.1 % of a core, 100 B",
            "%.3f %%, %.0f B" % (f["idle_cpu_percent"], f["idle_bytes_per_minute"]), f["idle_cpu_percent"] <= 0.1 and f["idle_bytes_per_minute"] <= 100)
        row("", "its memory, both processes (a share of what is shared)", "10 MB", "%.1f MB" % (f["kib_each"] / 1024), f["kib_each"] <= 10240)
        row("", "ten enterprises at once: first screen, p50, the last", "-", "%.0f and %.0f ms (one alone %.0f)" %
            (f["login_ten"]["p50"], f["login_ten"]["max"], f["login_alone"]), None)

print("| row | what | gate | measured | |\n| --- | --- | --- | --- | --- |")
print("\n".join(rows))
noise = [v["noise_pct"][0] for b in (start, keys, slow, leave, grown) for v in b.summary.values() if v.get("noise_pct")]
print("\n%s runs each, in turns; 100x30; a session of 10 enterprises with 500 answers against nano on 500 lines%s." %
      (RUNS, "; noise %.1f %% at the median" % sorted(noise)[len(noise) // 2] if noise else ""))
for b in (start, keys, slow, leave, grown):
    for label, what in b.errors.items():
        print("\nThe bench says of %s: %s" % (label, "; ".join(what)))
