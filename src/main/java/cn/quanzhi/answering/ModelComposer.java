package cn.quanzhi.answering;

import cn.quanzhi.answering.citation.Source;
import cn.quanzhi.kernel.TransientFailure;
import cn.quanzhi.model.ChatModels;
import cn.quanzhi.model.ChatModels.ChatMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Lets a chat model write from the numbered passages. What it says is data until it has been judged. */
@Component
class ModelComposer {

    private static final int TURNS = 6;
    private static final int LONGEST_TURN = 600;

    private final ChatModels models;
    private final Prompts prompts;

    ModelComposer(ChatModels models, Prompts prompts) {
        this.models = models;
        this.prompts = prompts;
    }

    boolean isConfigured() {
        return models.configured();
    }

    String promptVersion() {
        return prompts.version();
    }

    /** @throws TransientFailure also where the provider's filter cut the answer: what it said then must not stay */
    ChatModels.Completion compose(
            Question question,
            List<Source> sources,
            Consumer<String> pieces,
            Answerer.Observer observer,
            Runnable restart) {
        ChatModels.Completion completion = models.stream(
                messages(question, sources),
                new ChatModels.Listener() {
                    @Override
                    public void piece(String text) {
                        pieces.accept(text);
                    }

                    @Override
                    public void restarted() {
                        restart.run();
                    }
                },
                observer::cancelled);
        if (completion.end() == ChatModels.End.FILTERED) {
            throw new TransientFailure("the provider's filter withheld the answer");
        }
        return completion;
    }

    private String rules(Question question) {
        return ServiceWords.isChinese(question.asked())
                ? prompts.rules()
                : prompts.rules() + "\n\n" + prompts.english(Map.of("labels", FrameWords.englishLabels()));
    }

    private List<ChatMessage> messages(Question question, List<Source> sources) {
        List<ChatMessage> messages = new ArrayList<>();
        messages.add(new ChatMessage(ChatModels.Role.SYSTEM, rules(question)));
        List<Answerer.Turn> turns = question.transcript();
        turns.subList(Math.max(0, turns.size() - TURNS), turns.size()).stream()
                .filter(turn -> !turn.text().isBlank())
                .forEach(turn -> messages.add(new ChatMessage(
                        turn.fromVisitor() ? ChatModels.Role.USER : ChatModels.Role.ASSISTANT,
                        PromptTexts.unmarked(PromptTexts.shortened(turn.text(), LONGEST_TURN)))));
        String fence = PromptTexts.fence("资料");
        String passages = sources.stream().map(Source::line).collect(Collectors.joining("\n"));
        messages.add(new ChatMessage(
                ChatModels.Role.USER,
                prompts.question(Map.of(
                        "today", question.today().toString(),
                        "asOf", question.asOf().toString(),
                        "fence", fence,
                        "passages", passages,
                        "question", PromptTexts.unmarked(question.asked())))));
        return messages;
    }
}
