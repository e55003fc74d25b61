package cn.quanzhi.escalation;

import cn.quanzhi.identity.Caller;
import cn.quanzhi.identity.Role;
import cn.quanzhi.platform.database.Scope;
import cn.quanzhi.platform.database.Transactions;
import cn.quanzhi.platform.idempotency.Idempotency;
import cn.quanzhi.platform.idempotency.Writes;
import java.util.function.Supplier;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;

/** What all of the desk's calls share: who may make them, in which scope, and once for their key. */
@Component
class DeskWrites {

    private final Writes writes;
    private final Transactions transactions;
    private final DeskTickets views;

    DeskWrites(Writes writes, Transactions transactions, DeskTickets views) {
        this.writes = writes;
        this.transactions = transactions;
        this.views = views;
    }

    /** A step of a ticket, answered with the ticket as it then stands. */
    ResponseEntity<String> step(Caller.Staff staff, ServerWebExchange exchange, Object body, Supplier<Ticket> step) {
        staff.require(Role.EXPERT, Role.SUPERVISOR);
        return writes.once(
                scope(staff), staff.key(), exchange, body, () -> new Idempotency.Result(200, views.of(step.get())));
    }

    /** Something new, answered with what was made. */
    ResponseEntity<String> make(Caller.Staff staff, ServerWebExchange exchange, Object body, Supplier<Object> make) {
        staff.require(Role.EXPERT, Role.SUPERVISOR);
        return writes.once(scope(staff), staff.key(), exchange, body, () -> new Idempotency.Result(201, make.get()));
    }

    <T> T read(Caller.Staff staff, Supplier<T> read) {
        staff.require(Role.EXPERT, Role.SUPERVISOR, Role.ADMIN);
        return transactions.in(scope(staff), read);
    }

    /** Staff of {@code shared} serve every site, and so do their transactions. */
    static Scope scope(Caller.Staff staff) {
        return staff.site().equals("shared") ? Scope.SYSTEM : Scope.site(staff.site());
    }
}
