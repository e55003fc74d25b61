package cn.quanzhi.identity;

import cn.quanzhi.kernel.Problem;
import cn.quanzhi.kernel.ProblemAdvice;
import cn.quanzhi.kernel.ProblemException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Stands before every handler: the headers of all responses, and the token without which a cookie may change nothing. */
@Component
@Order(-200)
class SecurityHeaders implements WebFilter {

    private static final Set<HttpMethod> SAFE = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);
    /** The sample page with the widget on it, and the administration, which shows a site's widget as it will look. */
    private static final Set<String> FRAMING = Set.of("/", "/admin", "/admin/");

    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
                    + "font-src 'self'; base-uri 'none'; form-action 'self'; object-src 'none'; ";

    private final Sites sites;
    private final ProblemAdvice problems;
    private final String metricsToken;

    SecurityHeaders(Sites sites, ProblemAdvice problems, @Value("${quanzhi.metrics.token:}") String metricsToken) {
        this.sites = sites;
        this.problems = problems;
        this.metricsToken = metricsToken;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        ServerHttpRequest request = exchange.getRequest();
        String path = request.getPath().value();
        headers(exchange.getResponse().getHeaders(), request, path);
        if (path.startsWith("/actuator/prometheus") && !mayReadMetrics(request)) {
            return problems.render(exchange, new ProblemException(Problem.NOT_FOUND));
        }
        if (path.startsWith("/api/") && needsToken(request, path) && !hasToken(request)) {
            return problems.render(exchange, new ProblemException(Problem.XSRF_TOKEN_INVALID));
        }
        return chain.filter(exchange);
    }

    private void headers(HttpHeaders headers, ServerHttpRequest request, String path) {
        boolean widget = path.equals("/widget") || path.startsWith("/widget/");
        String policy = POLICY + "frame-src " + (FRAMING.contains(path) ? "'self'" : "'none'") + "; frame-ancestors "
                + (widget ? ancestors(request) : "'none'")
                + (widget ? "; require-trusted-types-for 'script'" : "");
        headers.set("Content-Security-Policy", policy);
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("Referrer-Policy", "no-referrer");
        headers.set("Permissions-Policy", "camera=(), microphone=(), geolocation=(), payment=(), usb=()");
        if (!widget) {
            headers.set("Cross-Origin-Opener-Policy", "same-origin");
        }
        if (path.startsWith("/api/")) {
            headers.set("Cache-Control", "no-store");
        }
        if (Cookies.isHttps(request)) {
            headers.set("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
        }
    }

    private String ancestors(ServerHttpRequest request) {
        String site = request.getQueryParams().getFirst("site");
        List<String> origins = site == null ? List.of() : sites.origins(site);
        return origins.isEmpty() ? "'self'" : "'self' " + String.join(" ", origins);
    }

    /** What a page of somebody else's could make a browser do: an unsafe request that a cookie alone would carry. */
    private static boolean needsToken(ServerHttpRequest request, String path) {
        if (SAFE.contains(request.getMethod())
                || CallerResolver.bearer(request).isPresent()
                || path.equals("/api/v1/visitors")) {
            return false;
        }
        return path.equals("/api/v1/session")
                || Cookies.read(request, Cookies.STAFF).isPresent()
                || Cookies.read(request, Cookies.VISITOR).isPresent();
    }

    private static boolean hasToken(ServerHttpRequest request) {
        String header = request.getHeaders().getFirst("X-XSRF-TOKEN");
        // A page of our own with the widget on it sends two of them: the staff's, and the widget's partitioned one.
        return header != null
                && !header.isEmpty()
                && request.getCookies().getOrDefault(Cookies.XSRF, List.of()).stream()
                        .anyMatch(cookie -> Tokens.same(cookie.getValue(), header));
    }

    private boolean mayReadMetrics(ServerHttpRequest request) {
        InetSocketAddress remote = request.getRemoteAddress();
        // A proxy on this machine is near too; whom it speaks for is not.
        boolean forwarded = request.getHeaders().containsHeader("X-Forwarded-For")
                || request.getHeaders().containsHeader("Forwarded");
        boolean near = remote != null && remote.getAddress().isLoopbackAddress() && !forwarded;
        return near
                || (!metricsToken.isBlank()
                        && CallerResolver.bearer(request)
                                .filter(token -> Tokens.same(token, metricsToken))
                                .isPresent());
    }
}
