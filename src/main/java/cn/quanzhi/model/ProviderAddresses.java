package cn.quanzhi.model;

import io.netty.resolver.AbstractAddressResolver;
import io.netty.resolver.AddressResolver;
import io.netty.resolver.AddressResolverGroup;
import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.Promise;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

/**
 * Where a provider's name leads. Models may live in the site's own network and on this very machine; but no model lives
 * where cloud machines are given their credentials, so nothing is ever sent there. It is looked up once for each connection,
 * and connected to is what was looked at: a name can't mean another place in between.
 */
final class ProviderAddresses extends AddressResolverGroup<InetSocketAddress> {

    /** Metadata services outside the link-local ranges. */
    private static final Set<String> METADATA =
            Set.of("100.100.100.200", "168.63.129.16", "192.0.0.192", "fd00:ec2:0:0:0:0:0:254");

    private static final byte[] TRANSLATED = HexFormat.of().parseHex("0064ff9b0000000000000000");

    @Override
    protected AddressResolver<InetSocketAddress> newResolver(EventExecutor executor) {
        return new Resolver(executor);
    }

    static boolean isRefused(InetAddress address) {
        if (address.isLinkLocalAddress()
                || address.isMulticastAddress()
                || address.isAnyLocalAddress()
                || METADATA.contains(address.getHostAddress().replaceFirst("%.*", ""))) {
            return true;
        }
        byte[] bytes = address.getAddress();
        // An IPv4 address as a network of IPv6 alone writes it.
        return address instanceof Inet6Address
                && Arrays.equals(bytes, 0, TRANSLATED.length, TRANSLATED, 0, TRANSLATED.length)
                && isRefused(ofFour(Arrays.copyOfRange(bytes, TRANSLATED.length, bytes.length)));
    }

    private static InetAddress ofFour(byte[] bytes) {
        try {
            return InetAddress.getByAddress(bytes);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static List<InetSocketAddress> found(InetSocketAddress named) throws UnknownHostException {
        InetAddress[] all = InetAddress.getAllByName(named.getHostString());
        if (Arrays.stream(all).anyMatch(ProviderAddresses::isRefused)) {
            throw new UnknownHostException("no provider is asked at such an address");
        }
        return Arrays.stream(all)
                .map(one -> new InetSocketAddress(one, named.getPort()))
                .toList();
    }

    private static final class Resolver extends AbstractAddressResolver<InetSocketAddress> {

        Resolver(EventExecutor executor) {
            super(executor, InetSocketAddress.class);
        }

        /** What is written as numbers is looked at like a name. */
        @Override
        protected boolean doIsResolved(InetSocketAddress address) {
            return false;
        }

        @Override
        protected void doResolve(InetSocketAddress named, Promise<InetSocketAddress> promise) {
            Thread.startVirtualThread(() -> {
                try {
                    promise.trySuccess(found(named).getFirst());
                } catch (UnknownHostException e) {
                    promise.tryFailure(e);
                }
            });
        }

        @Override
        protected void doResolveAll(InetSocketAddress named, Promise<List<InetSocketAddress>> promise) {
            Thread.startVirtualThread(() -> {
                try {
                    promise.trySuccess(found(named));
                } catch (UnknownHostException e) {
                    promise.tryFailure(e);
                }
            });
        }
    }
}
