package cn.quanzhi.followup;

import cn.quanzhi.identity.Caller;
import cn.quanzhi.identity.Role;
import cn.quanzhi.kernel.ProblemException;
import cn.quanzhi.platform.database.Scope;
import cn.quanzhi.platform.database.Transactions;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What a supervisor looks after. */
@RestController
class OversightController {

    private static final int MOST_DAYS = 366;

    private final Oversight oversight;
    private final Transactions transactions;

    OversightController(Oversight oversight, Transactions transactions) {
        this.oversight = oversight;
        this.transactions = transactions;
    }

    @GetMapping(path = "/api/v1/desk/oversight", produces = MediaType.APPLICATION_JSON_VALUE)
    Oversight.Report report(Caller.Staff staff, @RequestParam(defaultValue = "30") int days) {
        staff.require(Role.SUPERVISOR, Role.ADMIN);
        if (days < 1 || days > MOST_DAYS) {
            throw new ProblemException("days", "请填写 1 到 " + MOST_DAYS + " 天");
        }
        Scope scope = staff.site().equals("shared") ? Scope.SYSTEM : Scope.site(staff.site());
        return transactions.in(scope, () -> oversight.of(staff, days));
    }
}
