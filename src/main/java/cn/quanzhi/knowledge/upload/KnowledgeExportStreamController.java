package cn.quanzhi.knowledge.upload;

import cn.quanzhi.identity.Caller;
import cn.quanzhi.kernel.Problem;
import cn.quanzhi.kernel.ProblemException;
import cn.quanzhi.platform.web.Blocking;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;

/** Gives the whole knowledge of a site away as an archive. */
@RestController
class KnowledgeExportStreamController {

    private static final int PIECE = 65_536;

    private final KnowledgeExport export;

    KnowledgeExportStreamController(KnowledgeExport export) {
        this.export = export;
    }

    @GetMapping(path = "/api/v1/knowledge/export", produces = "application/zip")
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = "application/zip", schema = @Schema(type = "string", format = "binary")))
    ResponseEntity<Flux<DataBuffer>> export(Caller.Staff staff, @RequestParam(required = false) @Nullable String site) {
        Jobs.enter(staff);
        String wanted = site == null ? staff.site() : site;
        if (!wanted.equals(staff.site()) && !staff.site().equals(Jobs.SHARED)) {
            throw new ProblemException(Problem.NOT_FOUND);
        }
        Flux<DataBuffer> pieces = Flux.using(
                        () -> export.write(wanted),
                        file -> DataBufferUtils.read(file, new DefaultDataBufferFactory(), PIECE),
                        KnowledgeExportStreamController::delete)
                .subscribeOn(Blocking.scheduler());
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("application/zip"))
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"knowledge-" + safe(wanted) + ".zip\"")
                .body(pieces);
    }

    private static String safe(String site) {
        return site.replaceAll("[^A-Za-z0-9_-]", "_");
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
