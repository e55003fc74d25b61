package cn.quanzhi.sla;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import cn.quanzhi.kernel.ProblemException;
import cn.quanzhi.sla.PolicyForm.TermForm;
import cn.quanzhi.sla.PolicyForm.WarningForm;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PoliciesTest {

    private final Engine engine = new Engine();

    @Test
    void promisesWhatTheOrdinanceAsksWhereASiteSaysNothingElse() {
        assertThat(target("计量", Priority.NORMAL, ClockKind.FIRST_RESPONSE).term())
                .isEqualTo(new Term.WorkingTime(Duration.ofMinutes(30)));
        assertThat(target("计量", Priority.HIGH, ClockKind.FIRST_RESPONSE).term())
                .isEqualTo(new Term.WorkingTime(Duration.ofMinutes(10)));
        assertThat(target("计量", Priority.NORMAL, ClockKind.RESOLUTION))
                .isEqualTo(new Target(Term.workingDays(5), new Warning.Left(Term.workingDays(1))));
        assertThat(target("计量", Priority.URGENT, ClockKind.RESOLUTION).term()).isEqualTo(Term.workingDays(1));
        for (Priority priority : Priority.values()) {
            assertThat(target("计量", priority, ClockKind.FOLLOW_UP).term()).isEqualTo(Term.workingDays(1));
            assertThat(target("计量", priority, ClockKind.FOLLOW_UP_CALL).term()).isEqualTo(Term.workingDays(3));
        }
    }

    @Test
    void prefersTheQueuesOwnPolicyAndTheSites() {
        List<@Nullable PolicyForm> forms = forms();
        forms.removeIf(
                form -> form != null && form.priority() == Priority.NORMAL && form.kind() == ClockKind.RESOLUTION);
        forms.add(form("计量", new TermForm(Term.Unit.WORKING_DAYS, 15), null));
        forms.add(form("*", new TermForm(Term.Unit.CALENDAR_DAYS, 10), null));
        engine.policies.replace(engine.site, PolicyForm.read(engine.site, forms));
        assertThat(target("计量", Priority.NORMAL, ClockKind.RESOLUTION).term()).isEqualTo(Term.workingDays(15));
        assertThat(target("认证", Priority.NORMAL, ClockKind.RESOLUTION).term()).isEqualTo(new Term.CalendarDays(10));
        assertThat(engine.policies.target("another", "计量", Priority.NORMAL, ClockKind.RESOLUTION))
                .contains(new Target(Term.workingDays(5), new Warning.Left(Term.workingDays(1))));
        assertThat(engine.policies.all(engine.site))
                .filteredOn(policy -> !policy.shared())
                .as("what is the same for all sites is not kept once more")
                .hasSize(2);
        engine.policies.replace(engine.site, List.of());
        assertThat(engine.policies.all(engine.site)).allMatch(Policies.Policy::shared);
    }

    @Test
    void refusesWhatCannotBeKept() {
        TermForm fine = new TermForm(Term.Unit.WORKING_DAYS, 5);
        assertThat(wrongWith(form("", fine, null))).isEqualTo("policies[0].queue");
        assertThat(wrongWith(form("a'b", fine, null))).isEqualTo("policies[0].queue");
        assertThat(wrongWith(form("*", null, null))).isEqualTo("policies[0].term");
        assertThat(wrongWith(form("*", new TermForm(Term.Unit.WORKING_DAYS, 0), null)))
                .isEqualTo("policies[0].term.amount");
        assertThat(wrongWith(form("*", new TermForm(Term.Unit.WORKING_DAYS, 100_000), null)))
                .isEqualTo("policies[0].term.amount");
        assertThat(wrongWith(form("*", fine, new WarningForm(null, null)))).isEqualTo("policies[0].warning");
        assertThat(wrongWith(form("*", fine, new WarningForm(80, fine)))).isEqualTo("policies[0].warning");
        assertThat(wrongWith(form("*", fine, new WarningForm(100, null)))).isEqualTo("policies[0].warning.percent");
        assertThat(wrongWith(form("*", fine, new WarningForm(null, new TermForm(Term.Unit.WORKING_DAYS, 6)))))
                .isEqualTo("policies[0].warning.left");
        assertThat(wrongWith(form("*", new TermForm(Term.Unit.WORKING_MINUTES, 30), new WarningForm(null, fine))))
                .isEqualTo("policies[0].warning.left");
        assertThat(wrongWith(new PolicyForm("*", null, ClockKind.FOLLOW_UP, fine, null, null)))
                .isEqualTo("policies[0].priority");
        assertThat(problemOf("demo", List.of(form("*", fine, null), form("*", fine, null)))
                        .getFirst()
                        .field())
                .isEqualTo("policies[1]");
    }

    @Test
    void keepsAPolicyForEveryCaseThatSitesLeanOn() {
        assertThat(problemOf("shared", List.of(form("*", new TermForm(Term.Unit.WORKING_DAYS, 5), null)))
                        .getFirst()
                        .field())
                .isEqualTo("policies");
        assertThat(PolicyForm.read("shared", forms())).hasSize(Priority.values().length * ClockKind.values().length);
    }

    private List<@Nullable PolicyForm> forms() {
        return new ArrayList<>(
                engine.policies.all("shared").stream().map(PolicyForm::of).toList());
    }

    private Target target(String queue, Priority priority, ClockKind kind) {
        return engine.policies.target(engine.site, queue, priority, kind).orElseThrow();
    }

    private static PolicyForm form(String queue, @Nullable TermForm term, @Nullable WarningForm warning) {
        return new PolicyForm(queue, Priority.NORMAL, ClockKind.RESOLUTION, term, warning, null);
    }

    private static String wrongWith(PolicyForm form) {
        return problemOf("demo", List.of(form)).getFirst().field();
    }

    private static List<ProblemException.FieldProblem> problemOf(String site, List<PolicyForm> forms) {
        return catchThrowableOfType(ProblemException.class, () -> PolicyForm.read(site, new ArrayList<>(forms)))
                .fields();
    }
}
