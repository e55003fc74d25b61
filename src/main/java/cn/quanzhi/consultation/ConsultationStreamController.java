package cn.quanzhi.consultation;

import cn.quanzhi.identity.Caller;
import cn.quanzhi.platform.web.Blocking;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@RestController
class ConsultationStreamController {

    private final Consultations consultations;
    private final ConsultationStreams streams;

    ConsultationStreamController(Consultations consultations, ConsultationStreams streams) {
        this.consultations = consultations;
        this.streams = streams;
    }

    @GetMapping(path = "/api/v1/consultations/{consultationId}/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    Flux<ServerSentEvent<String>> events(
            Caller caller,
            @PathVariable UUID consultationId,
            @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String header,
            @RequestParam(name = "lastEventId", required = false) @Nullable String parameter) {
        return Mono.fromCallable(() -> consultations.accessibleTo(caller, consultationId))
                .subscribeOn(Blocking.scheduler()) // the gate asks the database
                .flatMapMany(row -> streams.events(row, caller, header == null ? parameter : header));
    }
}
