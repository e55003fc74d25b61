package cn.quanzhi.model;

import cn.quanzhi.identity.Caller;
import cn.quanzhi.identity.Role;
import cn.quanzhi.kernel.Problem;
import cn.quanzhi.kernel.ProblemException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The models for the administrators of {@code shared}: how they fare, and whether they answer now. Keys never show. */
@RestController
@RequestMapping(path = "/api/v1/models", produces = MediaType.APPLICATION_JSON_VALUE)
class ModelController {

    private static final String EMBEDDING = "embedding";
    private static final String CHAT = "chat-";
    private static final String SAMPLE = "计量器具强制检定";

    private final StreamingChatModels chat;
    private final Embeddings embeddings;

    ModelController(StreamingChatModels chat, Embeddings embeddings) {
        this.chat = chat;
        this.embeddings = embeddings;
    }

    enum ModelKind {
        CHAT,
        EMBEDDING
    }

    enum ModelState {
        /** It answered last. */
        READY,
        /** Not asked since this node started. */
        UNTRIED,
        /** It failed last. */
        FAILING,
        /** Passed over after failures, while another one answers. */
        RESTING
    }

    /**
     * @param name for the test call: chat models are numbered in the order in which they are asked
     * @param providerId of one that an administrator added; null for the others
     * @param endpoint without a key; null where the model runs in the service itself
     * @param use on this node since it started; null where it isn't counted
     */
    record ModelView(
            String name,
            @Nullable UUID providerId,
            ModelKind kind,
            String model,
            @Nullable String endpoint,
            ModelState state,
            ProviderUse.@Nullable Use use) {}

    /** @param extractive whether answers are made of the passages' own sentences, for want of a chat model */
    record ModelList(List<ModelView> models, boolean extractive) {}

    /**
     * @param said the beginning of what it answered
     * @param status the HTTP status of a refusal
     */
    record ModelTest(
            boolean answered,
            long tookMillis,
            @Nullable Long firstMillis,
            @Nullable String said,
            @Nullable Integer status) {}

    @GetMapping
    ModelList list(Caller.Staff staff) {
        require(staff);
        List<ModelView> models = new ArrayList<>();
        List<ChatProviders.Active> providers = chat.active();
        for (int i = 0; i < providers.size(); i++) {
            ChatProviders.Active active = providers.get(i);
            ChatSettings.Provider provider = active.provider();
            ProviderUse.Use use = active.use().figures();
            models.add(new ModelView(
                    CHAT + (i + 1),
                    active.id(),
                    ModelKind.CHAT,
                    provider.model(),
                    withoutCredentials(provider.baseUrl()),
                    providers.size() > 1 && active.use().rests() ? ModelState.RESTING : state(use),
                    use));
        }
        models.add(
                new ModelView(EMBEDDING, null, ModelKind.EMBEDDING, embeddings.name(), null, ModelState.READY, null));
        return new ModelList(models, providers.isEmpty());
    }

    @PostMapping("/{name}/test")
    ModelTest test(Caller.Staff staff, @PathVariable String name) {
        require(staff);
        if (name.equals(EMBEDDING)) {
            long start = System.nanoTime();
            embeddings.embed(SAMPLE);
            return new ModelTest(true, (System.nanoTime() - start) / 1_000_000, null, null, null);
        }
        List<ChatProviders.Active> providers = chat.active();
        for (int i = 0; i < providers.size(); i++) {
            if (name.equals(CHAT + (i + 1))) {
                return chat.tryOut(providers.get(i));
            }
        }
        throw new ProblemException(Problem.NOT_FOUND);
    }

    private static ModelState state(ProviderUse.Use use) {
        if (use.lastFailure() == null) {
            return use.lastAnswerAt() == null ? ModelState.UNTRIED : ModelState.READY;
        }
        boolean failedLast =
                use.lastAnswerAt() == null || use.lastFailure().at().isAfter(use.lastAnswerAt());
        return failedLast ? ModelState.FAILING : ModelState.READY;
    }

    static void require(Caller.Staff staff) {
        staff.require(Role.ADMIN);
        if (!staff.site().equals("shared")) {
            throw new ProblemException(Problem.FORBIDDEN);
        }
    }

    /** Some gateways take the key within the address. */
    static String withoutCredentials(String address) {
        try {
            URI uri = URI.create(address);
            String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
            return uri.getScheme() + "://" + uri.getHost() + port + (uri.getRawPath() == null ? "" : uri.getRawPath());
        } catch (IllegalArgumentException e) {
            return "";
        }
    }
}
