package cn.quanzhi.escalation;

import cn.quanzhi.kernel.Problem;
import cn.quanzhi.kernel.ProblemException;
import cn.quanzhi.kernel.Words;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the desk sends, and what is wrong with it. */
final class TicketRequests {

    private static final int MAX_TEXT = 4_000;
    private static final int SHORT = 500;
    private static final int MAX_DAYS = 60;

    private TicketRequests() {}

    record Transfer(
            @Nullable UUID toAccountId,
            @Nullable String toQueue,
            @Nullable String note) {
        Transfer {
            note = optional("note", note);
        }

        Transfer checked() {
            if ((toAccountId == null) == (toQueue == null)) {
                throw new ProblemException("toAccountId", "请选择一位专家或一个队列");
            }
            return this;
        }
    }

    /**
     * @param draftId the draft from which the text was made
     * @param confirmed the beginnings of those of its claims that a person has confirmed as they stood
     * @param rewritten the sentences that a person has confirmed in other words than the draft's, or copied without it
     */
    record Reply(
            @Nullable String text,
            @Nullable UUID draftId,
            @Nullable List<Integer> confirmed,
            @Nullable List<String> rewritten) {
        String checked() {
            return required("text", text);
        }

        boolean isConfirmed(int start) {
            return confirmed != null && confirmed.contains(start);
        }

        List<String> ownWords() {
            return known(rewritten);
        }
    }

    record NewNote(@Nullable String text) {
        String checked() {
            return required("text", text);
        }
    }

    record Correction(
            @Nullable String text,
            @Nullable String reason,
            @Nullable List<String> rewritten) {
        String checked() {
            return required("text", text);
        }

        @Nullable
        String cleanReason() {
            return optional("reason", reason);
        }
    }

    record Withdrawal(@Nullable String reason) {
        @Nullable
        String cleanReason() {
            return optional("reason", reason);
        }
    }

    record Resolution(@Nullable String summary, @Nullable List<String> rewritten) {
        String checked() {
            return required("summary", summary);
        }
    }

    record Await(@Nullable String text, @Nullable List<String> rewritten) {
        @Nullable
        String cleanText() {
            return text == null || text.isBlank() ? null : required("text", text);
        }
    }

    record Misroute(@Nullable String reason) {
        String checked() {
            return required("reason", reason);
        }
    }

    record Extend(@Nullable Integer days, @Nullable String reason) {
        int checkedDays() {
            if (days == null || days < 1 || days > MAX_DAYS) {
                throw new ProblemException("days", "延期请填写 1 到 " + MAX_DAYS + " 个工作日");
            }
            return days;
        }

        String checkedReason() {
            return required("reason", reason);
        }
    }

    record Decision(@Nullable Boolean granted, @Nullable String note) {
        boolean checked() {
            if (granted == null) {
                throw new ProblemException("granted", "请选择同意或不同意");
            }
            return granted;
        }

        @Nullable
        String cleanNote() {
            return optional("note", note);
        }
    }

    record Watch(@Nullable Integer level, @Nullable String note) {
        int checkedLevel() {
            if (level == null || level < 1 || level > Supervision.HIGHEST) {
                throw new ProblemException("level", "请选择一级或二级督办");
            }
            return level;
        }

        String checkedNote() {
            return required("note", note);
        }
    }

    record Reject(
            Closing.@Nullable Refusal code,
            @Nullable String text,
            @Nullable List<String> rewritten) {
        Closing.Refusal checked() {
            if (code == null) {
                throw new ProblemException("code", "请选择不予受理的理由");
            }
            return code;
        }

        @Nullable
        String cleanText() {
            return optional("text", text);
        }
    }

    record Refer(
            @Nullable String to,
            @Nullable String text,
            @Nullable List<String> rewritten) {
        String checked() {
            String clean = required("to", to);
            if (clean.length() > 100) {
                throw new ProblemException("to", "请填写转往的服务，最多 100 字");
            }
            return clean;
        }

        @Nullable
        String cleanText() {
            return optional("text", text);
        }
    }

    record Merge(
            @Nullable UUID intoTicketId,
            @Nullable String text,
            @Nullable List<String> rewritten) {
        UUID checked() {
            if (intoTicketId == null) {
                throw new ProblemException("intoTicketId", "请选择要并入的工单");
            }
            return intoTicketId;
        }

        @Nullable
        String cleanText() {
            return optional("text", text);
        }
    }

    record Review(@Nullable Boolean passed, @Nullable String note) {
        boolean checked() {
            if (passed == null) {
                throw new ProblemException("passed", "请选择通过或退回");
            }
            return passed;
        }

        @Nullable
        String cleanNote() {
            return optional("note", note);
        }
    }

    record Typing(@Nullable Boolean active) {
        boolean isActive() {
            return Boolean.TRUE.equals(active);
        }
    }

    /** The sentences that a person has confirmed; none where none are named. */
    static List<String> known(@Nullable List<String> confirmed) {
        return confirmed == null
                ? List.of()
                : confirmed.stream().filter(java.util.Objects::nonNull).toList();
    }

    private static String required(String field, @Nullable String text) {
        String clean = text == null ? "" : Words.clean(field, text);
        if (clean.isEmpty()) {
            throw new ProblemException(field, "请填写内容");
        }
        if (clean.length() > MAX_TEXT) {
            throw new ProblemException(
                    Problem.TEXT_TOO_LONG,
                    "一次最多 4000 字",
                    List.of(new ProblemException.FieldProblem(field, "最多 4000 字")));
        }
        return clean;
    }

    private static @Nullable String optional(String field, @Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        String clean = required(field, text);
        if (field.equals("reason") && clean.length() > SHORT) {
            throw new ProblemException(field, "内容不能超过 " + SHORT + " 字");
        }
        return clean;
    }
}
