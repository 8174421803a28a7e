package io.bongsu.platform.net;

import java.net.InetAddress;
import java.net.UnknownHostException;

/**
 * Addresses that begin alike, {@code 10.0.0.0/8}.
 *
 * @param bits how many
 */
record AddressRange(InetAddress first, int bits) {

    /** An address alone is a range of one. */
    static AddressRange of(String text) {
        int slash = text.indexOf('/');
        String address = slash < 0 ? text : text.substring(0, slash);
        if (!address.matches("[0-9a-fA-F:.]+")) {
            throw new IllegalArgumentException(text + " is not a range of addresses like 10.0.0.0/8");
        }
        try {
            InetAddress first = InetAddress.getByName(address);
            int longest = first.getAddress().length * 8;
            int bits = slash < 0 ? longest : Integer.parseInt(text.substring(slash + 1));
            if (bits < 0 || bits > longest) {
                throw new IllegalArgumentException(text + " has more bits than the address");
            }
            return new AddressRange(first, bits);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(text + " is not a range of addresses like 10.0.0.0/8", e);
        }
    }

    /** IPv4 addresses written as IPv6 ones are IPv4 addresses to the JDK already. */
    boolean holds(InetAddress address) {
        byte[] one = first.getAddress();
        byte[] other = address.getAddress();
        if (one.length != other.length) {
            return false;
        }
        for (int bit = 0; bit < bits; bit++) {
            int mask = 0x80 >> (bit & 7);
            if ((one[bit >> 3] & mask) != (other[bit >> 3] & mask)) {
                return false;
            }
        }
        return true;
    }
}
