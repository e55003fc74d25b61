package cn.quanzhi.identity;

import cn.quanzhi.kernel.ProblemException;
import cn.quanzhi.kernel.ProblemException.FieldProblem;
import cn.quanzhi.kernel.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What an administrator filled in, and everything that is wrong with it at once. */
final class AccountFields {

    private static final Pattern USERNAME = Pattern.compile("[\\p{L}0-9._-]{2,64}");
    private static final int MIN_PASSWORD = 8;
    private static final int MAX_PASSWORD = 128;
    private static final int MAX_NAME = 100;
    private static final int MAX_SKILLS = 50;

    private final List<FieldProblem> problems = new ArrayList<>();

    static boolean isUsername(String text) {
        return USERNAME.matcher(text).matches();
    }

    static boolean isPassword(String text) {
        return text.length() >= MIN_PASSWORD && text.length() <= MAX_PASSWORD;
    }

    String username(@Nullable String given) {
        String text = given == null ? "" : given;
        problem(isUsername(text), "username", "用户名为 2 到 64 个字母、数字、点、横线或下划线");
        return text;
    }

    String displayName(@Nullable String given) {
        String text = given == null ? "" : Words.clean("displayName", given);
        problem(!text.isBlank() && text.length() <= MAX_NAME, "displayName", "请填写姓名，最多 100 字");
        return text;
    }

    String password(@Nullable String given) {
        String text = given == null ? "" : given;
        problem(isPassword(text), "password", "密码应为 8 到 128 个字符");
        return text;
    }

    Set<Role> roles(@Nullable List<@Nullable Role> given) {
        List<@Nullable Role> roles = given == null ? List.of() : given;
        boolean whole = !roles.isEmpty() && roles.stream().noneMatch(role -> role == null);
        problem(whole, "roles", "请至少选择一个角色");
        return whole ? Set.copyOf(roles) : Set.of();
    }

    List<String> skills(@Nullable List<@Nullable String> given) {
        List<String> skills = new ArrayList<>();
        for (String skill : given == null ? List.<@Nullable String>of() : given) {
            String clean = skill == null ? "" : Words.clean("skills", skill);
            if (!clean.isEmpty() && !skills.contains(clean)) {
                skills.add(clean);
            }
        }
        boolean few = skills.size() <= MAX_SKILLS && skills.stream().allMatch(skill -> skill.length() <= MAX_NAME);
        problem(few, "skills", "专长最多 50 项，每项最多 100 字");
        return List.copyOf(skills);
    }

    void problem(boolean right, String field, String message) {
        if (!right) {
            problems.add(new FieldProblem(field, message));
        }
    }

    /** Refuses the request where anything was wrong. */
    void check() {
        if (!problems.isEmpty()) {
            throw new ProblemException(problems);
        }
    }
}
