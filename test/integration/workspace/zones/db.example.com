$TTL 1h
@         IN  SOA    ns1 hostmaster 2026010101 8h 2h 4w 1h
          IN  NS     ns1
          IN  NS     ns2
          IN  MX     10 mail
ns1       IN  A      192.0.2.2
ns2       IN  A      192.0.2.3
mail      IN  A      192.0.2.25
www       IN  A      192.0.2.30
