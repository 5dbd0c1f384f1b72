source /tmp/tools/env.sh
cd /tmp/w/ing
qtest io.dangol.ingest.ElementsTest io.dangol.ingest.UntakeFilesTest > /tmp/w/ing.test.log 2>&1 &
sleep 4
P=$(pgrep -f "ConsoleLauncher.*ElementsTest" | while read p; do [ "$(cat /proc/$p/comm)" = java ] && echo $p; done | head -1)
python3 /tmp/tools/wall.py $P 400 /tmp/w/ing.samples
wait
