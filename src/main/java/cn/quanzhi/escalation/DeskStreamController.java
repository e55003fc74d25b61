package cn.quanzhi.escalation;

import cn.quanzhi.identity.Caller;
import cn.quanzhi.identity.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;

@RestController
class DeskStreamController {

    private final DeskStreams streams;

    DeskStreamController(DeskStreams streams) {
        this.streams = streams;
    }

    @GetMapping(path = "/api/v1/desk/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    Flux<ServerSentEvent<String>> follow(
            Caller.Staff staff,
            @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String header,
            @RequestParam(name = "lastEventId", required = false) @Nullable String parameter) {
        staff.require(Role.EXPERT, Role.SUPERVISOR, Role.ADMIN);
        return streams.events(staff, header == null ? parameter : header);
    }
}
