package vn.diemcau.platform.web;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/** The origin of a request. For IPv6 it is the network, because each machine has countless addresses. */
public record Network(String address) {

    private static final int BYTES_OF_NETWORK = 8;

    /** @param address the client's network address */
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
