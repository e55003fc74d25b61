package cn.quanzhi.sla;

import cn.quanzhi.identity.Caller;
import cn.quanzhi.identity.Role;
import cn.quanzhi.kernel.ProblemException;
import cn.quanzhi.sla.Policies.Policy;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The caller's site's time limits: supervisors see them, administrators set them; those of {@code shared} for all. */
@RestController
@RequestMapping(path = "/api/v1/sla/policies", produces = MediaType.APPLICATION_JSON_VALUE)
class PolicyController {

    private final Policies policies;

    PolicyController(Policies policies) {
        this.policies = policies;
    }

    record PolicyList(List<PolicyForm> policies) {}

    /** All policies as they shall be; what is left out is again that of all sites. */
    record PolicyChange(@Nullable List<@Nullable PolicyForm> policies) {}

    @GetMapping
    PolicyList get(Caller.Staff staff) {
        staff.require(Role.ADMIN, Role.SUPERVISOR);
        return view(staff.site());
    }

    @PutMapping
    PolicyList put(Caller.Staff staff, @RequestBody PolicyChange body) {
        staff.require(Role.ADMIN);
        if (body.policies() == null) {
            throw new ProblemException("policies", "请给出全部时限");
        }
        List<Policy> read = PolicyForm.read(staff.site(), Objects.requireNonNull(body.policies()));
        policies.replace(staff.site(), read);
        return view(staff.site());
    }

    private PolicyList view(String site) {
        return new PolicyList(policies.all(site).stream().map(PolicyForm::of).toList());
    }
}
