# Settings that are wrong.

misconfigured 'typo' 'did you mean recommend.rank' recommend.rnak=3
misconfigured 'wrong type' 'recommend.rank' recommend.rank=many
misconfigured 'out of range' 'recommend.rank is 0, must be 1 to 2048' recommend.rank=0
five() {
  local said
  said=$(grep -c -E 'recommend.rank|recommend.rnak|zone|seed|churn.horizon' "$work/out/$1.err")
  [ "$said" -eq 5 ] || { echo "$said of five mistakes were named" && return 1; }
  kept_as_it_was "$1" && return 0
}
if wanted 'five mistakes at once'; then
  restore
  night 'five mistakes at once' 2 . five --set recommend.rank=0 --set recommend.rnak=3 --set zone=Nowhere \
    --set seed=x --set churn.horizon=soon
fi
