package cn.quanzhi.identity;

import cn.quanzhi.kernel.ProblemException;
import cn.quanzhi.platform.limiter.Limiter;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;

/**
 * Lets visitors in. There is no caller yet under whom an {@code Idempotency-Key} could be kept, and a known visitor gets
 * its own id again anyway: a key changes nothing here.
 */
@RestController
class VisitorController {

    private static final int PER_MINUTE = 600; // behind one address may stand a whole park

    private final Visitors visitors;
    private final Limiter limiter;

    VisitorController(Visitors visitors, Limiter limiter) {
        this.visitors = visitors;
        this.limiter = limiter;
    }

    record Enter(
            @Nullable String site,
            @Nullable String locale,
            @Nullable String identity) {}

    record Visitor(UUID visitorId, String token, Instant expiresAt) {}

    @PostMapping("/api/v1/visitors")
    @ResponseStatus(HttpStatus.CREATED)
    Visitor enter(@RequestBody Enter body, ServerWebExchange exchange) {
        String site = body.site();
        if (site == null || site.isBlank() || site.indexOf('\0') >= 0) {
            throw new ProblemException("site", "缺少站点代号");
        }
        ServerHttpRequest request = exchange.getRequest();
        InetSocketAddress remote = request.getRemoteAddress();
        String address = remote == null ? "" : remote.getAddress().getHostAddress();
        limiter.tryAcquire("visitors:" + address, PER_MINUTE, Duration.ofMinutes(1))
                .orRefuse(null);
        UUID known = known(request)
                .filter(visitor -> visitor.site().equals(site))
                .map(Caller.Visitor::visitorId)
                .orElse(null);
        String locale = body.locale() != null && body.locale().startsWith("en") ? "en" : "zh-CN";
        Visitors.Entered entered = visitors.enter(site, locale, body.identity(), known);
        if (Cookies.isTrustworthy(request)) {
            exchange.getResponse().addCookie(Cookies.visitor(entered.cookie()));
            exchange.getResponse().addCookie(Cookies.widgetXsrf(Tokens.fresh()));
        }
        return new Visitor(entered.visitorId(), entered.token(), entered.expiresAt());
    }

    private Optional<Caller.Visitor> known(ServerHttpRequest request) {
        return CallerResolver.bearer(request)
                .flatMap(token -> visitors.find(token, Visitors.Kind.BEARER))
                .or(() -> Cookies.read(request, Cookies.VISITOR)
                        .flatMap(token -> visitors.find(token, Visitors.Kind.COOKIE)));
    }
}
