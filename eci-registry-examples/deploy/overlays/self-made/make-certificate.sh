#!/bin/sh
# Makes an authority, once, and a certificate for the webhook, each time, in this folder. Run it again before the
# certificate expires, and apply again: the webhook reads the new one by itself.
set -eu
cd "$(dirname "$0")"
name=eci-registry-webhook.eci-registry.svc
umask 077

if [ ! -e ca.key ]; then
  openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 3650 \
    -subj /CN=eci-registry-authority -keyout ca.key -out ca.crt
fi
openssl req -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes \
  -subj "/CN=$name" -keyout tls.key -out tls.csr
printf 'subjectAltName=DNS:%s\nextendedKeyUsage=serverAuth\n' "$name" > tls.ext
openssl x509 -req -in tls.csr -CA ca.crt -CAkey ca.key -CAcreateserial -days 397 -extfile tls.ext -out tls.crt
rm tls.csr tls.ext
