package cn.quanzhi.identity;

import cn.quanzhi.kernel.Problem;
import cn.quanzhi.kernel.ProblemException;
import cn.quanzhi.platform.web.Blocking;
import java.util.Optional;
import org.springframework.core.MethodParameter;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.BindingContext;
import org.springframework.web.reactive.result.method.HandlerMethodArgumentResolver;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Gives handlers their caller. A bearer names a visitor; of two cookies the handler's own type decides. */
@Component
class CallerResolver implements HandlerMethodArgumentResolver {

    private static final String PREFIX = "Bearer ";

    private final Visitors visitors;
    private final Sessions sessions;

    CallerResolver(Visitors visitors, Sessions sessions) {
        this.visitors = visitors;
        this.sessions = sessions;
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return Caller.class.isAssignableFrom(parameter.getParameterType());
    }

    @Override
    public Mono<Object> resolveArgument(MethodParameter parameter, BindingContext context, ServerWebExchange exchange) {
        Class<?> wanted = parameter.getParameterType();
        return Mono.<Object>fromCallable(() -> caller(wanted, exchange.getRequest()))
                .subscribeOn(Blocking.scheduler()); // the look-up asks the database
    }

    static Optional<String> bearer(ServerHttpRequest request) {
        String header = request.getHeaders().getFirst("Authorization");
        return header == null || !header.regionMatches(true, 0, PREFIX, 0, PREFIX.length())
                ? Optional.empty()
                : Optional.of(header.substring(PREFIX.length()).strip());
    }

    private Caller caller(Class<?> wanted, ServerHttpRequest request) {
        Optional<? extends Caller> found;
        if (bearer(request).isPresent()) {
            found = bearer(request).flatMap(token -> visitors.find(token, Visitors.Kind.BEARER));
        } else if (wanted == Caller.Staff.class) {
            found = staff(request);
        } else if (wanted == Caller.Visitor.class) {
            found = visitor(request);
        } else {
            Optional<Caller.Staff> staff = staff(request);
            found = staff.isPresent() ? staff : visitor(request);
        }
        return found.map(Caller.class::cast)
                .filter(wanted::isInstance)
                .orElseThrow(() -> new ProblemException(Problem.NOT_AUTHENTICATED));
    }

    private Optional<Caller.Staff> staff(ServerHttpRequest request) {
        return Cookies.read(request, Cookies.STAFF).flatMap(sessions::find);
    }

    private Optional<Caller.Visitor> visitor(ServerHttpRequest request) {
        return Cookies.read(request, Cookies.VISITOR).flatMap(token -> visitors.find(token, Visitors.Kind.COOKIE));
    }
}
