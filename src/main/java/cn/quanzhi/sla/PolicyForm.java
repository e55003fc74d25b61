package cn.quanzhi.sla;

import cn.quanzhi.kernel.ProblemException;
import cn.quanzhi.kernel.ProblemException.FieldProblem;
import cn.quanzhi.sla.Policies.Case;
import cn.quanzhi.sla.Policies.Policy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A policy as it is entered.
 *
 * @param queue '*' is every queue that has none of its own
 * @param shared there so that what was read can be sent back, and not looked at
 */
record PolicyForm(
        @Nullable String queue,
        @Nullable Priority priority,
        @Nullable ClockKind kind,
        @Nullable TermForm term,
        @Nullable WarningForm warning,
        @Nullable Boolean shared) {

    private static final Pattern QUEUE = Pattern.compile("\\*|[\\p{L}\\p{N}][\\p{L}\\p{N}_.-]{0,63}");
    private static final int MOST = 1_000;

    /** @param amount days or minutes, as the unit says */
    record TermForm(Term.@Nullable Unit unit, @Nullable Integer amount) {}

    /**
     * One of the two.
     *
     * @param percent of the term gone
     * @param left of the term
     */
    record WarningForm(@Nullable Integer percent, @Nullable TermForm left) {}

    static PolicyForm of(Policy policy) {
        WarningForm warning = switch (policy.target().warning()) {
            case Warning.Share share -> new WarningForm(share.percent(), null);
            case Warning.Left left -> new WarningForm(null, of(left.term()));
        };
        return new PolicyForm(
                policy.of().queue(),
                policy.of().priority(),
                policy.of().kind(),
                of(policy.target().term()),
                warning,
                policy.shared());
    }

    /** The policies, or all that is wrong with them. */
    static List<Policy> read(String site, List<@Nullable PolicyForm> forms) {
        if (forms.size() > MOST) {
            throw new ProblemException("policies", "最多 " + MOST + " 条");
        }
        List<FieldProblem> problems = new ArrayList<>();
        List<Policy> read = new ArrayList<>();
        Set<Case> seen = new HashSet<>();
        for (int i = 0; i < forms.size(); i++) {
            String field = "policies[" + i + "]";
            try {
                Policy policy = policy(field, forms.get(i));
                if (!seen.add(policy.of())) {
                    throw new ProblemException(field, "同一队列、优先级和种类出现了两次");
                }
                read.add(policy);
            } catch (ProblemException e) {
                problems.addAll(e.fields());
            }
        }
        if (!problems.isEmpty()) {
            throw new ProblemException(problems);
        }
        if (site.equals(Calendars.SHARED)) {
            requireAll(seen);
        }
        return read;
    }

    /** Sites lean on the policies of all sites: one that is missing would leave their tickets without a limit. */
    private static void requireAll(Set<Case> seen) {
        for (Priority priority : Priority.values()) {
            Arrays.stream(ClockKind.values())
                    .filter(kind -> !seen.contains(new Case(Policies.ANY_QUEUE, priority, kind)))
                    .findFirst()
                    .ifPresent(kind -> {
                        throw new ProblemException("policies", "共用站点缺少队列 * 的 " + priority + " " + kind);
                    });
        }
    }

    private static Policy policy(String field, @Nullable PolicyForm form) {
        if (form == null) {
            throw new ProblemException(field, "请填写");
        }
        return form.policy(field);
    }

    private Policy policy(String field) {
        if (queue == null || !QUEUE.matcher(queue).matches()) {
            throw new ProblemException(field + ".queue", "队列为 * 或 64 字以内的名称");
        }
        if (priority == null || kind == null) {
            throw new ProblemException(field + (priority == null ? ".priority" : ".kind"), "请选择");
        }
        Term read = term(field + ".term", term);
        return new Policy(new Case(queue, priority, kind), new Target(read, warning(field + ".warning", read)), false);
    }

    private Warning warning(String field, Term term) {
        if (warning == null) {
            return Warning.USUAL;
        }
        if ((warning.percent() == null) == (warning.left() == null)) {
            throw new ProblemException(field, "请在 percent 和 left 中给出一个");
        }
        if (warning.percent() != null) {
            int percent = warning.percent();
            if (percent < 1 || percent > 99) {
                throw new ProblemException(field + ".percent", "应在 1 到 99 之间");
            }
            return new Warning.Share(percent);
        }
        Term left = term(field + ".left", warning.left());
        boolean daysOfMinutes = left.countsDays() && !term.countsDays();
        boolean longer = left.unit() == term.unit() && left.amount() > term.amount();
        if (daysOfMinutes || longer) {
            throw new ProblemException(field + ".left", "提前量不能超过时限本身");
        }
        return new Warning.Left(left);
    }

    private static Term term(String field, @Nullable TermForm form) {
        if (form == null || form.unit() == null || form.amount() == null) {
            throw new ProblemException(field, "请给出单位和数量");
        }
        try {
            return Term.of(form.unit(), form.amount());
        } catch (IllegalArgumentException e) {
            throw new ProblemException(field + ".amount", "数量超出范围");
        }
    }

    private static TermForm of(Term term) {
        return new TermForm(term.unit(), term.amount());
    }
}
