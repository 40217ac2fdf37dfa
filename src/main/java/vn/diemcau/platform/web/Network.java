package vn.diemcau.platform.web;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/** Where a request comes from, as one place: of IPv6, where each machine has addresses without number, the network. */
public record Network(String address) {

    private static final int BYTES_OF_NETWORK = 8;

    /** @param address as the network tells it */
    public static Network of(String address) {
        if (!address.contains(":")) {
            return new Network(address);
        }
        try {
            InetAddress read = InetAddress.getByName(address);
            if (!(read instanceof Inet6Address)) {
                return new Network(read.getHostAddress());
            }
            byte[] bytes = read.getAddress();
            Arrays.fill(bytes, BYTES_OF_NETWORK, bytes.length, (byte) 0);
            return new Network(InetAddress.getByAddress(bytes).getHostAddress() + "/64");
        } catch (UnknownHostException e) {
            return new Network(address);
        }
    }

    @Override
    public String toString() {
        return address;
    }
}
