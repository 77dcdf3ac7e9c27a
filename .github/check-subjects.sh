#!/usr/bin/env bash
# Reads commit subjects, one a line, and names each that is not as CONTRIBUTING.md asks: up to 72 characters, beginning
# with a capital letter (a verb: "Add", not "feat: add"), without a full stop. Exits 1 if there is one.
set -euo pipefail

faults=0
while IFS= read -r subject; do
  fault=''
  if ((${#subject} > 72)); then
    fault="has ${#subject} characters, 72 are the most"
  elif [[ ! $subject =~ ^[A-Z] ]]; then
    fault='does not begin with a capital letter'
  elif [[ $subject =~ ^[A-Za-z]+(\([^\)]*\))?: ]]; then
    fault='begins with a prefix'
  elif [[ $subject == *. ]]; then
    fault='ends with a full stop'
  fi
  [[ -z $fault ]] || { printf '“%s” %s\n' "$subject" "$fault"; faults=1; }
done
exit "$faults"
