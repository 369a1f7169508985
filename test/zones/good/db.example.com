$TTL 3600
@     IN SOA ns1 hostmaster 2026112401 7200 3600 1209600 3600
      IN NS  ns1
      IN NS  ns2.example.net.
      IN MX  10 mail
      IN TXT "v=spf1 mx -all"
ns1   IN A   192.0.2.53
mail  IN A   192.0.2.25
_dmarc IN TXT "v=DMARC1; p=quarantine; rua=mailto:dmarc@example.com"
