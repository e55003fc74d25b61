package cn.quanzhi.answering;

import cn.quanzhi.kernel.PermanentFailure;
import cn.quanzhi.kernel.TransientFailure;
import cn.quanzhi.knowledge.Titles;
import cn.quanzhi.model.ChatModels;
import cn.quanzhi.model.ChatModels.ChatMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Lets a chat model make a follow-up stand alone, in one short call that may fail, dawdle or talk nonsense: whatever isn't a
 * plausible rewrite in time is as if nobody had been asked.
 */
@Component
class FollowUpRewriter {

    private static final Logger LOG = LoggerFactory.getLogger(FollowUpRewriter.class);
    private static final int LONGEST_TURN = 240;
    private static final int LONGEST_QUESTION = 600;

    private final ChatModels models;
    private final Prompts prompts;
    private final Titles titles;
    private final Way way;
    private final RewriteSettings settings;

    FollowUpRewriter(
            ChatModels models,
            Prompts prompts,
            Titles titles,
            @Value("${quanzhi.follow-up}") Way way,
            RewriteSettings settings) {
        this.models = models;
        this.prompts = prompts;
        this.titles = titles;
        this.way = way;
        this.settings = settings;
    }

    /** How follow-ups are made to stand alone. */
    enum Way {
        /** By the model where there is one, beside the deterministic way. */
        MODEL,
        DETERMINISTIC
    }

    /** A plausible rewrite of a question that follows others; nothing for a first one. */
    Optional<String> rewrite(Question question, BooleanSupplier cancelled) {
        List<Answerer.Turn> before = question.transcript().stream()
                .filter(turn -> !turn.text().isBlank())
                .toList();
        if (way == Way.DETERMINISTIC || !models.configured() || before.stream().noneMatch(Answerer.Turn::fromVisitor)) {
            return Optional.empty();
        }
        return said(messages(question.asked(), before), cancelled)
                .flatMap(
                        text -> new Rewrite(question.asked(), before, titles.grammar(question.site())).plausible(text));
    }

    /** What the model said, where it came to its end in time and at moderate length. */
    private Optional<String> said(List<ChatMessage> messages, BooleanSupplier cancelled) {
        long deadline = System.nanoTime() + settings.limit().toNanos();
        StringBuilder text = new StringBuilder();
        try {
            ChatModels.Completion completion = models.stream(
                    messages,
                    new ChatModels.Listener() {
                        @Override
                        public void piece(String piece) {
                            text.append(piece);
                        }

                        @Override
                        public void restarted() {
                            text.setLength(0);
                        }
                    },
                    () -> cancelled.getAsBoolean()
                            || text.length() > settings.longest()
                            || System.nanoTime() - deadline > 0);
            if (completion.end() == ChatModels.End.STOP && text.length() <= settings.longest()) {
                return Optional.of(text.toString());
            }
            LOG.info("no rewrite of a follow-up: {} after {} characters", completion.end(), text.length());
        } catch (TransientFailure | PermanentFailure e) {
            LOG.info("no rewrite of a follow-up: {}", e.getMessage());
        }
        return Optional.empty();
    }

    private List<ChatMessage> messages(String question, List<Answerer.Turn> before) {
        List<Answerer.Turn> shown =
                new ArrayList<>(before.subList(Math.max(0, before.size() - settings.turns()), before.size()));
        if (shown.size() < before.size()) {
            shown.addFirst(before.getFirst()); // it names the matter
        }
        StringBuilder dialogue = new StringBuilder();
        for (Answerer.Turn turn : shown) {
            dialogue.append(dialogue.isEmpty() ? "" : "\n")
                    .append(turn.fromVisitor() ? "企业：" : "咨询员：")
                    .append(PromptTexts.oneLine(turn.text(), LONGEST_TURN));
        }
        Map<String, String> values = Map.of(
                "fence", PromptTexts.fence("对话"),
                "dialogue", dialogue.toString(),
                "question", PromptTexts.oneLine(question, LONGEST_QUESTION));
        return List.of(
                new ChatMessage(ChatModels.Role.SYSTEM, prompts.rewriting()),
                new ChatMessage(ChatModels.Role.USER, prompts.dialogue(values)));
    }
}
