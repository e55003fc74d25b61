package cn.quanzhi.identity;

import cn.quanzhi.kernel.Problem;
import cn.quanzhi.kernel.ProblemException;
import java.net.InetSocketAddress;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;

@RestController
@RequestMapping("/api/v1/session")
class SessionController {

    private final Sessions sessions;

    SessionController(Sessions sessions) {
        this.sessions = sessions;
    }

    record Credentials(@Nullable String username, @Nullable String password) {}

    record Session(UUID accountId, String username, String displayName, Set<Role> roles, String site) {
        static Session of(Caller.Staff staff) {
            return new Session(
                    staff.accountId(),
                    staff.username(),
                    staff.displayName(),
                    new TreeSet<>(staff.roles()),
                    staff.site());
        }
    }

    @PostMapping
    Session signIn(@RequestBody Credentials body, ServerWebExchange exchange) {
        if (body.username() == null || body.password() == null) {
            throw new ProblemException(Problem.BAD_CREDENTIALS);
        }
        InetSocketAddress remote = exchange.getRequest().getRemoteAddress();
        String address = remote == null ? "" : remote.getAddress().getHostAddress();
        Sessions.SignedIn signedIn = sessions.signIn(body.username(), body.password(), address);
        exchange.getResponse().addCookie(Cookies.staff(signedIn.cookie(), Cookies.isHttps(exchange.getRequest())));
        return Session.of(signedIn.staff());
    }

    @GetMapping
    Session get(ServerWebExchange exchange) {
        ServerHttpRequest request = exchange.getRequest();
        if (Cookies.read(request, Cookies.XSRF).isEmpty()) {
            exchange.getResponse().addCookie(Cookies.staffXsrf(Tokens.fresh(), Cookies.isHttps(request)));
        }
        return Cookies.read(request, Cookies.STAFF)
                .flatMap(sessions::find)
                .map(Session::of)
                .orElseThrow(() -> new ProblemException(Problem.NOT_AUTHENTICATED));
    }

    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void signOut(Caller.Staff staff, ServerWebExchange exchange) {
        sessions.signOut(staff.sessionId());
        exchange.getResponse().addCookie(Cookies.staff("", Cookies.isHttps(exchange.getRequest())));
    }
}
