package cn.quanzhi.model;

import cn.quanzhi.identity.Caller;
import cn.quanzhi.kernel.Problem;
import cn.quanzhi.kernel.ProblemException;
import cn.quanzhi.platform.database.Scope;
import cn.quanzhi.platform.database.Transactions;
import cn.quanzhi.platform.idempotency.Idempotency;
import cn.quanzhi.platform.idempotency.Writes;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;

/**
 * The chat providers, for the administrators of {@code shared}. {@code If-Match} takes the list's revision in quotes; 412
 * where it is another by now. Where providers are configuration only, every write and every trial is 409.
 */
@RestController
@RequestMapping(path = "/api/v1/models/providers", produces = MediaType.APPLICATION_JSON_VALUE)
class ProviderController {

    private static final String IF_MATCH = "If-Match";

    private final ModelProviders kept;
    private final ChatProviders providers;
    private final StreamingChatModels chat;
    private final Transactions transactions;
    private final Writes writes;

    ProviderController(
            ModelProviders kept,
            ChatProviders providers,
            StreamingChatModels chat,
            Transactions transactions,
            Writes writes) {
        this.kept = kept;
        this.providers = providers;
        this.chat = chat;
        this.transactions = transactions;
        this.writes = writes;
    }

    /**
     * @param id null for a configured one, which can't be changed here
     * @param keyTail the key's last four characters; null where none is kept or it is short
     * @param keyOpens whether this node can open the key
     */
    record ProviderView(
            @Nullable UUID id,
            String baseUrl,
            String model,
            boolean enabled,
            boolean keyKept,
            @Nullable String keyTail,
            boolean keyOpens) {}

    /** @param editable false where providers are configuration only: those with an id are kept, but not asked */
    record ProviderList(List<ProviderView> providers, long revision, boolean editable) {}

    record ProviderChanges(List<ModelProviders.ProviderChange> changes) {}

    record ProviderOrder(@Nullable List<@Nullable UUID> ids) {}

    /** @param id whose kept key is tried where none is given */
    record ProviderTrial(
            @Nullable UUID id,
            @Nullable String baseUrl,
            @Nullable String model,
            @Nullable String apiKey) {

        /** Without the key: whatever is logged shows none. */
        @Override
        public String toString() {
            return "ProviderTrial[" + id + ", " + baseUrl + ", " + model + "]";
        }
    }

    @GetMapping
    ProviderList list(Caller.Staff staff) {
        ModelController.require(staff);
        List<ProviderView> views = new ArrayList<>();
        providers
                .configured()
                .forEach(one -> views.add(new ProviderView(
                        null,
                        ModelController.withoutCredentials(one.baseUrl()),
                        one.model(),
                        true,
                        !one.apiKey().isBlank(),
                        null,
                        true)));
        return transactions.in(Scope.site(staff.site()), () -> {
            long revision = kept.revision();
            kept.all().forEach(one -> views.add(view(one)));
            return new ProviderList(views, revision, providers.editable());
        });
    }

    /** Who changed what, the last first. */
    @GetMapping("/changes")
    ProviderChanges changes(Caller.Staff staff) {
        ModelController.require(staff);
        return transactions.in(Scope.site(staff.site()), () -> new ProviderChanges(kept.changes()));
    }

    @PostMapping
    @ApiResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = ProviderView.class)))
    ResponseEntity<String> add(
            Caller.Staff staff,
            @RequestBody ProviderForm body,
            @RequestHeader(name = IF_MATCH, required = false) @Nullable String seen,
            ServerWebExchange exchange) {
        requireEditable(staff);
        // Without the key: not even what could be guessed at is kept of it.
        ResponseEntity<String> made =
                writes.once(Scope.site(staff.site()), staff.key(), exchange, body.withoutKey(), () -> {
                    kept.lock(seen);
                    return new Idempotency.Result(201, view(kept.add(staff, body)));
                });
        providers.refresh();
        return made;
    }

    @PatchMapping("/{id}")
    ProviderView change(
            Caller.Staff staff,
            @PathVariable UUID id,
            @RequestBody ProviderForm body,
            @RequestHeader(name = IF_MATCH, required = false) @Nullable String seen) {
        requireEditable(staff);
        ProviderView changed = transactions.in(Scope.site(staff.site()), () -> {
            kept.lock(seen);
            return view(kept.change(staff, id, body));
        });
        providers.refresh();
        return changed;
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(
            Caller.Staff staff,
            @PathVariable UUID id,
            @RequestHeader(name = IF_MATCH, required = false) @Nullable String seen) {
        requireEditable(staff);
        transactions.run(Scope.site(staff.site()), () -> {
            kept.lock(seen);
            kept.remove(staff, id);
        });
        providers.refresh();
    }

    @PutMapping("/order")
    ProviderList order(
            Caller.Staff staff,
            @RequestBody ProviderOrder body,
            @RequestHeader(name = IF_MATCH, required = false) @Nullable String seen) {
        requireEditable(staff);
        transactions.run(Scope.site(staff.site()), () -> {
            kept.lock(seen);
            kept.order(staff, body.ids() == null ? List.of() : body.ids());
        });
        providers.refresh();
        return list(staff);
    }

    /** One short question to what is entered, before it is kept. Nothing of it is counted. */
    @PostMapping("/test")
    ModelController.ModelTest test(Caller.Staff staff, @RequestBody ProviderTrial body) {
        requireEditable(staff);
        UUID id = body.id();
        ModelProviders.Kept old = id == null ? null : transactions.in(Scope.site(staff.site()), () -> kept.one(id));
        ProviderForm form = new ProviderForm(body.baseUrl(), body.model(), body.apiKey(), null).over(old);
        String key = form.apiKey() != null ? form.apiKey() : old == null ? "" : opened(old);
        return chat.tryOut(providers.draft(new ChatSettings.Provider(
                Objects.requireNonNull(form.baseUrl()), key, Objects.requireNonNull(form.model()))));
    }

    /** Where providers are configuration only, nothing is kept and no address that somebody enters is connected to. */
    private void requireEditable(Caller.Staff staff) {
        ModelController.require(staff);
        if (!providers.editable()) {
            throw new ProblemException(Problem.CONFLICT, "这里的作答模型由配置给出，不能在页面上添加、修改或试用");
        }
    }

    private String opened(ModelProviders.Kept one) {
        return kept.keyOf(one).orElseThrow(() -> new ProblemException("apiKey", "本节点打不开保存的密钥，请重新填写"));
    }

    private ProviderView view(ModelProviders.Kept one) {
        return new ProviderView(
                one.id(),
                one.baseUrl(),
                one.model(),
                one.enabled(),
                one.keyIsKept(),
                one.keyTail(),
                kept.keyOf(one).isPresent());
    }
}
