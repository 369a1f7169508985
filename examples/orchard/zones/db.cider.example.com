; cider.example.com: the cider mill runs its own mail server
$ORIGIN cider.example.com.
$TTL 86400
@           IN  SOA   ns1.orchard.example.net. noc.orchard.example.net. (
                      41         ; serial: counted up
                      14400      ; refresh
                      3600       ; retry
                      1209600    ; expire
                      3600 )     ; negative answers
            IN  NS    ns1.orchard.example.net.
            IN  NS    ns.example.org.
            IN  A     203.0.113.70
            IN  MX    10 press
            IN  MX    20 backup
            IN  TXT   "v=spf1 mx -all"

www         IN  A     203.0.113.70
press       IN  A     203.0.113.75    ; mail server at the mill
backup      IN  A     203.0.113.201   ; in the miller's cellar, on a line of Orchard
