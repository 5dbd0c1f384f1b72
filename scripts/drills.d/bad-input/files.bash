# Files that are not what the source says, and what is missing: a night each.

truncated() { gzip "$till" && truncate -s -40 "$till.gz"; }
missing_column() { cut -d, -f1-6 "$till" >"$till.cut" && mv "$till.cut" "$till"; }
moved_without_header() { awk -F';' -v OFS=';' '{ print $3, $1, $4, $2 }' "$web" >"$web.moved" && mv "$web.moved" "$web"; }
utf_16() { iconv -f utf-8 -t utf-16 "$till" >"$till.utf16" && mv "$till.utf16" "$till"; }
latin_1() { sed -i 's/,Article/,Käse/' "$till" && iconv -f utf-8 -t latin1 "$till" >"$till.l1" && mv "$till.l1" "$till"; }
semicolons() { tr , ';' <"$till" >"$till.semi" && mv "$till.semi" "$till"; }
commas() { tr ';' , <"$web" >"$web.comma" && mv "$web.comma" "$web"; }
emptied() { : >"$till"; }
emptied_without_header() { : >"$web"; }
a_folder() { rm "$till" && mkdir "$till"; }
a_folder_next_to_it() { mkdir "$work/landing/till/$day.b"; }
nothing_delivered() { rm "$till"; }
no_source() { rm -r "$work/landing/web" && sed -i 's#web/{#wob/{#' "$work/shop.conf"; }
no_sale() { sed -i 's/,SALE,/,BACK,/' "$till"; }
ragged() { sed -i '4,$s/,[^,]*$//' "$till"; }
corrected() { sed -i 's/,Article/,Orticle/' "$work/landing/till/$last_day".*; }
few() { head -n 3 "$till" >"$till.few" && mv "$till.few" "$till"; }

set_aside 'truncated gz' 'cut off' truncated
set_aside 'missing column' 'lacks the columns price' missing_column

# Columns that have moved are read by the names in the first line: nothing is wrong with such a file.
moved() { awk -F, -v OFS=, '{ print $7, $6, $5, $4, $3, $2, $1 }' "$till" >"$till.moved" && mv "$till.moved" "$till"; }
kept_whole() {
  local moved_rows
  release_kept "$work/home" 2 && nothing_told "$1" || return 1
  [ "$(jq '[.inputs[] | .read == .accepted] | all' "$work/home/reports/$day/run-report.json")" = true ] \
    || { echo "not all records came in" && return 1; }
  [ "$(shown)" = "$in_order" ] || { echo "other lists than with the columns in order" && return 1; }
  echo "release 2: all records, read by name; lists as with columns in order"
}
shown() { store "$work/home" 'select * from recommendations order by 1, 2, 3, 4' | sha256sum; }
if wanted 'reordered columns, header'; then
  restore
  dangol in-order nightly --conf "$work/shop.conf" --as-of "$day" || { cat "$work/out/in-order.err" >&2 && exit 1; }
  in_order=$(shown)
  restore
  moved
  night 'reordered columns, header' 0 'published release 2' kept_whole
fi

set_aside 'reordered columns, headerless' '12 of 12 records would be rejected' moved_without_header
set_aside 'wrong encoding, utf-16' 'is not in utf-8' utf_16
set_aside 'wrong encoding, latin-1' 'is not in utf-8' latin_1
set_aside 'wrong delimiter' 'lacks the columns' semicolons
set_aside 'wrong delimiter, headerless' '12 of 12 records would be rejected' commas
set_aside 'empty file' 'is empty' emptied
set_aside 'empty file, headerless' 'is empty' emptied_without_header
set_aside 'directory where a file should be' 'is a folder' a_folder
set_aside 'directory next to the file' 'is a folder' a_folder_next_to_it
set_aside 'no file of the day' "no file of $day" nothing_delivered
cp "$work/shop.conf" "$work/sound.conf"
set_aside 'empty source' 'no file' no_source
cp "$work/sound.conf" "$work/shop.conf"
set_aside 'missing event type' 'no event of type purchase' no_sale
set_aside 'mostly useless' 'have another number of fields than the header .*rejects --file' ragged
set_aside 'correction of equal size' 'has changed since it was taken .other bytes' corrected
set_aside 'low volume' 'usual are 12' few
