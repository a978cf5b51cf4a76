package freehold.tenancy;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Holds back single senders, whatever the quotas of their tenant: a credential or user that runs wild, and an address
 * that sends without being anybody. Whoever has shown who they are is never held back for what others of their address
 * do. Each of several servers lets its part pass.
 *
 * <p>The tables are bounded: the sender not heard of for longest goes first, and begins anew.
 */
@Component
public final class SenderRate {
    static final int KEPT = 20_000;
    private static final int NETWORK_OF_IPV6 = 8;

    private final Meters clients;
    private final Meters addresses;

    SenderRate(
            @Value("${freehold.requests-per-minute.client:300000}") long perClient,
            @Value("${freehold.requests-per-minute.address:6000}") long perAddress,
            @Value("${freehold.servers}") int servers) {
        this.clients = new Meters(perClient, servers);
        this.addresses = new Meters(perAddress, servers);
    }

    /**
     * Counts a request of somebody known; empty if it may go on.
     *
     * @param name of the credential or user, unlike that of any other
     */
    public Optional<RequestRate.Refusal> ofClient(String name) {
        return clients.take(name);
    }

    /** Counts a request of nobody known; empty if it may go on. Addresses of one IPv6 network count as one. */
    public Optional<RequestRate.Refusal> ofAddress(String address) {
        return addresses.take(counted(address));
    }

    private static String counted(String address) {
        try {
            InetAddress parsed = InetAddress.ofLiteral(address);
            return parsed instanceof Inet6Address
                    ? HexFormat.of().formatHex(Arrays.copyOf(parsed.getAddress(), NETWORK_OF_IPV6))
                    : address;
        } catch (IllegalArgumentException noAddress) {
            return address;
        }
    }

    private static final class Meters {
        private final Optional<Long> limit;
        private final int servers;
        private final Map<String, RequestMeter> bySender = new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, RequestMeter> eldest) {
                return size() > KEPT;
            }
        };

        /**
         * @param perMinute 0 for no limit
         */
        Meters(long perMinute, int servers) {
            if (perMinute < 0) {
                throw new IllegalArgumentException("freehold.requests-per-minute must not be negative");
            }
            this.limit = perMinute == 0 ? Optional.empty() : Optional.of(perMinute);
            this.servers = servers;
        }

        Optional<RequestRate.Refusal> take(String sender) {
            if (limit.isEmpty()) {
                return Optional.empty();
            }
            Duration wait = meter(sender).take(limit);
            return wait.isZero()
                    ? Optional.empty()
                    : Optional.of(new RequestRate.Refusal(
                            sender, limit.get(), wait.plusMillis(999).toSeconds()));
        }

        private synchronized RequestMeter meter(String sender) {
            return bySender.computeIfAbsent(sender, unseen -> new RequestMeter(servers));
        }
    }
}
