package cn.quanzhi.knowledge.upload;

import cn.quanzhi.identity.Caller;
import cn.quanzhi.knowledge.Originals;
import cn.quanzhi.knowledge.Originals.Original;
import cn.quanzhi.platform.database.Scope;
import cn.quanzhi.platform.database.Transactions;
import cn.quanzhi.platform.web.Blocking;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;

/**
 * Gives an uploaded file back as it came. Somebody else wrote it: it is saved and never shown, by no type that a browser
 * would run, and where one runs it nevertheless, it is in a sandbox of no origin.
 */
@RestController
class OriginalStreamController {

    private static final int PIECE = 65_536;
    private static final String POLICY = "sandbox; default-src 'none'; frame-ancestors 'none'";

    private final Originals originals;
    private final Sources sources;
    private final Workplace workplace;
    private final Transactions transactions;
    private final UploadSettings settings;

    OriginalStreamController(
            Originals originals,
            Sources sources,
            Workplace workplace,
            Transactions transactions,
            UploadSettings settings) {
        this.originals = originals;
        this.sources = sources;
        this.workplace = workplace;
        this.transactions = transactions;
        this.settings = settings;
    }

    @GetMapping(
            path = "/api/v1/knowledge/documents/{documentId}/versions/{versionId}/original",
            produces = MediaType.APPLICATION_OCTET_STREAM_VALUE)
    @ApiResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = "application/octet-stream",
                            schema = @Schema(type = "string", format = "binary")))
    ResponseEntity<Flux<DataBuffer>> download(
            Caller.Staff staff, @PathVariable UUID documentId, @PathVariable UUID versionId) {
        Original original = originals.seen(staff, documentId, versionId);
        Flux<DataBuffer> pieces = Flux.using(
                        () -> file(original),
                        file -> DataBufferUtils.read(file, new DefaultDataBufferFactory(), PIECE),
                        OriginalStreamController::delete)
                .subscribeOn(Blocking.scheduler());
        String name = original.fileName().substring(original.fileName().lastIndexOf('/') + 1);
        ContentDisposition saved = ContentDisposition.attachment()
                .filename(name.replaceAll("[\\p{C}\\\\\"]", "_"), StandardCharsets.UTF_8)
                .build();
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .header(HttpHeaders.CONTENT_DISPOSITION, saved.toString())
                .header("Content-Security-Policy", POLICY)
                .header("Cross-Origin-Resource-Policy", "same-origin")
                .body(pieces);
    }

    private Path file(Original original) {
        Path file = workplace.received();
        transactions.run(Scope.SYSTEM, () -> {
            if (original.place() == 0) {
                sources.write(original.source(), file);
                return;
            }
            try (Archives archive =
                    new Archives(sources, workplace, settings.largest().toBytes())) {
                archive.extract(original.source(), original.place(), file);
            }
        });
        return file;
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
