#!/usr/bin/env bash
# Loads the packaged webhook over TLS keep-alive with wrk, client and server on this machine, and prints a table:
#   mvn -q -DskipTests package && eci-registry-examples/load/run.sh [SECONDS [CONNECTIONS]]
# Needs wrk, openssl and a JDK (jcmd). The server's log is written and thrown away. 600 seconds show whether memory is flat.
set -euo pipefail
seconds=${1:-60}
connections=${2:-16}
here=$(cd "$(dirname "$0")" && pwd)
jar=$here/../target/eci-registry-webhook.jar
work=$(mktemp -d)
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
jcmd=${JAVA_HOME:+$JAVA_HOME/bin/}jcmd

openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 1 -subj /CN=localhost \
  -addext subjectAltName=DNS:localhost,IP:127.0.0.1 -keyout "$work/tls.key" -out "$work/tls.crt" 2> /dev/null
"$java" -Xmx160m -jar "$jar" --policy "$here/../policy.yaml" --tls-cert "$work/tls.crt" --tls-key "$work/tls.key" \
  --address 127.0.0.1 --port 18443 --status-port 18080 --drain-seconds 0 > /dev/null &
server=$!
trap 'kill $server 2> /dev/null || true; wait $server 2> /dev/null || true; rm -rf "$work"' EXIT
until curl -sf http://127.0.0.1:18080/readyz > /dev/null; do
  kill -0 $server
  sleep 0.2
done

load() { REVIEW=$here/review.json wrk -t 1 -c "$connections" -d "$1s" -s "$here/post.lua" https://127.0.0.1:18443/mutate; }
cpu_ticks() { awk '{print $14 + $15}' "/proc/$server/stat"; }
rss_kib() { awk '/VmRSS/ {print $2}' "/proc/$server/status"; }
heap_kib() { # what is left of the heap after a collection
  "$jcmd" $server GC.run > /dev/null
  curl -s http://127.0.0.1:18080/metrics | awk '/^jvm_memory_used_bytes{area="heap"}/ {printf "%d", $2 / 1024}'
}

load 10 > /dev/null # the compiler's time
heap_before=$(heap_kib)
rss_before=$(rss_kib)
ticks=$(cpu_ticks)
result=$(load "$seconds" | grep '^RESULT')
ticks=$(($(cpu_ticks) - ticks))
rss_after=$(rss_kib)
heap_after=$(heap_kib)
value() { sed "s/.* $1=\([0-9-]*\).*/\1/" <<< "$result"; }

awk -v requests="$(value requests)" -v micros="$(value micros)" -v p50="$(value p50)" -v p99="$(value p99)" \
  -v max="$(value max)" -v bad="$(value bad)" -v lost="$(value lost)" -v ticks="$ticks" -v hz="$(getconf CLK_TCK)" \
  -v rss0="$rss_before" -v rss1="$rss_after" -v heap0="$heap_before" -v heap1="$heap_after" \
  -v cores="$(nproc)" -v size="$(wc -c < "$here/review.json")" -v connections="$connections" 'BEGIN {
  seconds = micros / 1e6
  cpu = ticks / hz
  print "| what | measured |"
  print "| --- | --- |"
  printf "| load | %d s, %d connections, reviews of %d bytes, %d cores for client and server |\n", seconds, connections, size, cores
  printf "| throughput | %.0f reviews/s |\n", requests / seconds
  printf "| latency | p50 %.2f ms, p99 %.2f ms, max %.1f ms |\n", p50 / 1e3, p99 / 1e3, max / 1e3
  printf "| server CPU | %.0f %% of the machine, %.0f µs for each review |\n", 100 * cpu / seconds / cores, 1e6 * cpu / requests
  printf "| resident memory | %.0f MiB after warm-up, %.0f MiB at the end |\n", rss0 / 1024, rss1 / 1024
  printf "| heap after a collection | %.1f MiB after warm-up, %.1f MiB at the end |\n", heap0 / 1024, heap1 / 1024
  printf "| not answered, not patched | %d, %d of %d |\n", lost, bad, requests
}'
echo
"$java" -version 2>&1 | head -n 1
