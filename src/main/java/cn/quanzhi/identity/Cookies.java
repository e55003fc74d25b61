package cn.quanzhi.identity;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.HttpCookie;
import org.springframework.http.ResponseCookie;
import org.springframework.http.server.reactive.ServerHttpRequest;

/** The cookies of visitors and staff: their names, and when they may be set. */
final class Cookies {

    static final String VISITOR = "__Host-qz_v";
    static final String STAFF = "QZ_SESSION";
    static final String XSRF = "XSRF-TOKEN";
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]", "::1");

    private Cookies() {}

    static Optional<String> read(ServerHttpRequest request, String name) {
        HttpCookie cookie = request.getCookies().getFirst(name);
        return cookie == null || cookie.getValue().isEmpty() ? Optional.empty() : Optional.of(cookie.getValue());
    }

    /** Over plain HTTP a browser keeps a Secure cookie on loopback only. */
    static boolean isTrustworthy(ServerHttpRequest request) {
        InetSocketAddress remote = request.getRemoteAddress();
        boolean near = remote != null && remote.getAddress().isLoopbackAddress();
        return isHttps(request)
                || (near && LOOPBACK.contains(String.valueOf(request.getURI().getHost())));
    }

    static boolean isHttps(ServerHttpRequest request) {
        return "https".equals(request.getURI().getScheme());
    }

    static ResponseCookie visitor(String value) {
        return ResponseCookie.from(VISITOR, value)
                .httpOnly(true)
                .secure(true)
                .sameSite("None")
                .partitioned(true)
                .path("/")
                .maxAge(Visitors.COOKIE)
                .build();
    }

    /** The widget stands in other people's pages, so its token must too. */
    static ResponseCookie widgetXsrf(String value) {
        return ResponseCookie.from(XSRF, value)
                .secure(true)
                .sameSite("None")
                .partitioned(true)
                .path("/")
                .maxAge(Visitors.COOKIE)
                .build();
    }

    static ResponseCookie staffXsrf(String value, boolean https) {
        return ResponseCookie.from(XSRF, value)
                .secure(https)
                .sameSite("Lax")
                .path("/")
                .build();
    }

    static ResponseCookie staff(String value, boolean https) {
        return ResponseCookie.from(STAFF, value)
                .httpOnly(true)
                .secure(https)
                .sameSite("Lax")
                .path("/")
                .maxAge(value.isEmpty() ? Duration.ZERO : Sessions.IDLE)
                .build();
    }
}
