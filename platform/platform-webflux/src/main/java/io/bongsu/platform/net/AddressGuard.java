package io.bongsu.platform.net;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * May a request that somebody aims from outside go there? Names are resolved first, and all their addresses must be allowed.
 * Refused, unless the operator names them: this machine (loopback, where the suite's own parts listen), link-local (where clouds
 * answer with credentials), multicast, and the metadata addresses of clouds outside of link-local; and private networks where
 * nothing in them is to be reached.
 */
public final class AddressGuard {
    private static final List<AddressRange> REFUSED = ranges(List.of(
            "0.0.0.0/8",
            "127.0.0.0/8",
            "169.254.0.0/16",
            "224.0.0.0/4",
            "240.0.0.0/4",
            "100.100.100.200/32", // Alibaba Cloud
            "192.0.0.192/32", // Oracle Cloud
            "168.63.129.16/32", // Azure
            "::/127", // unspecified and loopback
            "fe80::/10",
            "ff00::/8",
            "fd00:ec2::254/128", // AWS
            "64:ff9b::/96", // IPv4 behind a translator: its address is not looked at
            "2002::/16"));
    private static final List<AddressRange> PRIVATE =
            ranges(List.of("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10", "fc00::/7"));

    private final List<AddressRange> refused;
    private final List<AddressRange> allowed;
    private final String property;

    private AddressGuard(List<AddressRange> refused, List<String> allowed, String property) {
        this.refused = refused;
        this.allowed = ranges(allowed);
        this.property = property;
    }

    /**
     * For what lives in private networks.
     *
     * @param allowed ranges that may be asked all the same
     * @param property where the operator says so
     */
    public static AddressGuard withPrivateNetworks(List<String> allowed, String property) {
        return new AddressGuard(REFUSED, allowed, property);
    }

    /** For what lives in the internet: private networks are refused too. */
    public static AddressGuard withoutPrivateNetworks(List<String> allowed, String property) {
        return new AddressGuard(
                Stream.concat(REFUSED.stream(), PRIVATE.stream()).toList(), allowed, property);
    }

    private static List<AddressRange> ranges(List<String> texts) {
        return texts.stream().map(AddressRange::of).toList();
    }

    /** Why not; empty when it may. Blocks while the name is resolved; the JVM keeps the answer for the request after it. */
    public Optional<String> refusal(URI url) {
        try {
            for (InetAddress address : InetAddress.getAllByName(url.getHost())) {
                if (!allows(address)) {
                    return Optional.of(refusal(address));
                }
            }
            return Optional.empty();
        } catch (UnknownHostException e) {
            return Optional.of("the name " + url.getHost() + " is not known");
        }
    }

    /** Why an address that is not allowed is not asked. */
    public String refusal(InetAddress address) {
        return "addresses like " + address.getHostAddress() + " are not asked; who runs this service can allow them ("
                + property + ")";
    }

    public boolean allows(InetAddress address) {
        return refused.stream().noneMatch(range -> range.holds(address))
                || allowed.stream().anyMatch(range -> range.holds(address));
    }
}
