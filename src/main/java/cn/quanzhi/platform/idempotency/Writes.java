package cn.quanzhi.platform.idempotency;

import cn.quanzhi.platform.database.Scope;
import java.util.function.Supplier;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;

/** Runs a handler's write once for the key that its request carries, and gives the answer as a response. */
@Component
public class Writes {

    private static final String KEY = "Idempotency-Key";

    private final Idempotency idempotency;

    Writes(Idempotency idempotency) {
        this.idempotency = idempotency;
    }

    /**
     * @param caller names the caller among all others
     * @param body what the caller sent, as far as it decides what is written
     */
    public ResponseEntity<String> once(
            Scope scope, String caller, ServerWebExchange exchange, Object body, Supplier<Idempotency.Result> write) {
        var request = new Idempotency.Request(
                caller,
                exchange.getRequest().getMethod().name(),
                exchange.getRequest().getPath().value(),
                exchange.getRequest().getHeaders().getFirst(KEY),
                body);
        Idempotency.Response response = idempotency.once(scope, request, write);
        if (response.body().isEmpty()) {
            return ResponseEntity.status(response.status()).build();
        }
        return ResponseEntity.status(response.status())
                .contentType(MediaType.APPLICATION_JSON)
                .body(response.body());
    }
}
