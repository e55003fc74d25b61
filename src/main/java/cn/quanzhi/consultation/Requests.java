package cn.quanzhi.consultation;

import cn.quanzhi.kernel.ProblemException;
import cn.quanzhi.kernel.Words;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the widget sends, and what is wrong with it. */
final class Requests {

    private static final Pattern PHONE = Pattern.compile("\\+?[0-9][0-9 ()-]{5,24}");
    private static final Pattern EMAIL = Pattern.compile("[^@\\s]{1,64}@[^@\\s]{1,189}\\.[^@\\s]{2,}");
    private static final int SHORT = 200;
    private static final int LONG = 2_000;

    private Requests() {}

    record Open(@Nullable String subject) {
        @Nullable
        String cleanSubject() {
            return cleaned("subject", subject, SHORT);
        }
    }

    record Post(
            @Nullable String text,
            @Nullable LocalDate asOf,
            @Nullable List<UUID> attachmentIds) {}

    record Feedback(
            @Nullable Rating rating,
            @Nullable String reason,
            @Nullable String comment) {
        Rating given() {
            if (rating == null) {
                throw new ProblemException("rating", "请选择有用（UP）或没用（DOWN）");
            }
            return rating;
        }

        @Nullable
        String cleanReason() {
            return cleaned("reason", reason, SHORT);
        }

        @Nullable
        String cleanComment() {
            return cleaned("comment", comment, LONG);
        }
    }

    enum Rating {
        UP,
        DOWN
    }

    record Escalate(@Nullable String reason, @Nullable Contact contact) {
        @Nullable
        String cleanReason() {
            return cleaned("reason", reason, LONG);
        }
    }

    record Contact(
            @Nullable String name,
            @Nullable String phone,
            @Nullable String email) {
        HandOver.Contact checked() {
            String cleanPhone = cleaned("phone", phone, SHORT);
            String cleanEmail = cleaned("email", email, 254);
            if (cleanPhone != null && !PHONE.matcher(cleanPhone).matches()) {
                throw new ProblemException("phone", "电话号码只能有数字、空格、括号和横线，请检查");
            }
            if (cleanEmail != null && !EMAIL.matcher(cleanEmail).matches()) {
                throw new ProblemException("email", "邮箱地址不完整，请检查");
            }
            return new HandOver.Contact(cleaned("name", name, SHORT), cleanPhone, cleanEmail);
        }
    }

    private static @Nullable String cleaned(String field, @Nullable String text, int limit) {
        if (text == null) {
            return null;
        }
        String clean = Words.clean(field, text);
        if (clean.length() > limit) {
            throw new ProblemException(field, "内容不能超过 " + limit + " 字");
        }
        return clean.isEmpty() ? null : clean;
    }
}
