package cn.quanzhi.knowledge;

import cn.quanzhi.identity.Caller;
import cn.quanzhi.identity.Directory;
import cn.quanzhi.identity.Role;
import cn.quanzhi.kernel.ProblemException;
import cn.quanzhi.kernel.Slice;
import cn.quanzhi.platform.database.Transactions;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** For which kinds a site asks for a second person. */
@RestController
@RequestMapping(path = "/api/v1/knowledge/review-settings", produces = MediaType.APPLICATION_JSON_VALUE)
class ReviewSettingController {

    private final ReviewSettings settings;
    private final Directory directory;
    private final Transactions transactions;

    ReviewSettingController(ReviewSettings settings, Directory directory, Transactions transactions) {
        this.settings = settings;
        this.directory = directory;
        this.transactions = transactions;
    }

    record SecondPersonChoice(@Nullable Boolean secondPerson) {}

    /** @param site for staff of {@code shared}; null for the caller's own */
    @GetMapping
    Slice<ReviewSettings.Setting> list(Caller.Staff staff, @RequestParam(required = false) @Nullable String site) {
        KnowledgeGate.enter(staff);
        return transactions.in(
                KnowledgeGate.scope(staff),
                () -> new Slice<>(
                        settings.of(site(staff, site)).entrySet().stream()
                                .map(entry -> new ReviewSettings.Setting(entry.getKey(), entry.getValue()))
                                .toList(),
                        null));
    }

    /** @param kind a document's kind, or ALL for those that have no setting of their own */
    @PutMapping("/{kind}")
    ReviewSettings.Setting put(
            Caller.Staff staff,
            @PathVariable String kind,
            @RequestParam(required = false) @Nullable String site,
            @RequestBody SecondPersonChoice body) {
        staff.require(Role.ADMIN);
        boolean known = kind.equals(ReviewSettings.EVERY_KIND)
                || Arrays.stream(DocumentKind.values())
                        .anyMatch(one -> one.name().equals(kind));
        if (!known) {
            throw new ProblemException("kind", "没有这种类别");
        }
        Boolean second = body.secondPerson();
        if (second == null) {
            throw new ProblemException("secondPerson", "请选择是否需要第二人");
        }
        String where = site(staff, site);
        return transactions.in(KnowledgeGate.scope(staff), () -> {
            if (!where.equals("shared") && !directory.isSite(where)) {
                throw new ProblemException("site", "没有这个站点");
            }
            settings.put(where, kind, second);
            return new ReviewSettings.Setting(kind, second);
        });
    }

    private static String site(Caller.Staff staff, @Nullable String site) {
        boolean shared = staff.site().equals("shared");
        return shared ? Objects.requireNonNullElse(site, staff.site()) : staff.site();
    }
}
