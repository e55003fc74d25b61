package cn.quanzhi.consultation;

import cn.quanzhi.consultation.ConsultationView.State;
import cn.quanzhi.identity.Caller;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Lets the expert see that the enterprise is writing. */
@RestController
class TypingController {

    private final Consultations consultations;
    private final ApplicationEventPublisher publisher;

    TypingController(Consultations consultations, ApplicationEventPublisher publisher) {
        this.consultations = consultations;
        this.publisher = publisher;
    }

    record VisitorTyping(@Nullable Boolean active) {}

    @PutMapping("/api/v1/consultations/{consultationId}/typing")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void say(Caller.Visitor visitor, @PathVariable UUID consultationId, @RequestBody VisitorTyping body) {
        Consultations.Row row = consultations.accessibleTo(visitor, consultationId);
        if (row.state() == State.EXPERT) {
            publisher.publishEvent(new EnterpriseTyping(row.site(), row.number(), Boolean.TRUE.equals(body.active())));
        }
    }
}
