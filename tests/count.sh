#!/bin/sh
# Counts tests in the logs that `make check` left in a build folder: a line a program, or with --totals "PASSED FAILED".
# Criterion says "Tested: 200 | Passing: 200 | Failing: 0 | Crashing: 0"; the others end with "N passed, N failed".
totals=no
[ "${1-}" = --totals ] && { totals=yes; shift; }
cd "${1:-.}" || exit 2
find tests -name '*.log' ! -name 'test-suite.log' | sort | while read -r log; do
	line=$(grep -aE 'Tested: [0-9]+|^[0-9]+ passed, [0-9]+ failed$' "$log" | tail -n 1)
	case "$line" in
	*Tested:*)
		passed=$(printf '%s' "$line" | sed 's/.*Passing: [^0-9]*\([0-9]*\).*/\1/')
		tested=$(printf '%s' "$line" | sed 's/.*Tested: [^0-9]*\([0-9]*\).*/\1/')
		failed=$((tested - passed)) ;;
	*passed,*) passed=${line%% *} failed=$(printf '%s' "$line" | sed 's/.*, \([0-9]*\) failed/\1/') ;;
	*) passed=0 failed=1 ;; # it died before it could count
	esac
	echo "$log $passed $failed"
done | awk -v totals="$totals" '
	{ passed += $2; failed += $3; if (totals == "no") printf "%-40s %5d passed %3d failed\n", $1, $2, $3 }
	END { if (totals == "yes") print passed + 0, failed + 0 }'
