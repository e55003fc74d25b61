package cn.quanzhi.knowledge.upload;

import cn.quanzhi.identity.Caller;
import cn.quanzhi.kernel.Problem;
import cn.quanzhi.kernel.ProblemException;
import cn.quanzhi.kernel.Slice;
import cn.quanzhi.knowledge.KnowledgeSettings;
import cn.quanzhi.knowledge.ingest.parse.FileType;
import cn.quanzhi.knowledge.upload.Jobs.JobAccepted;
import cn.quanzhi.platform.idempotency.Idempotency;
import cn.quanzhi.platform.idempotency.Writes;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.codec.multipart.FilePart;
import org.springframework.http.codec.multipart.Part;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;

/** Takes files in and says under which job they are worked on. */
@RestController
@RequestMapping(path = "/api/v1/knowledge", produces = MediaType.APPLICATION_JSON_VALUE)
class UploadController {

    private final Jobs jobs;
    private final Workplace workplace;
    private final KnowledgeSettings settings;
    private final Writes writes;

    UploadController(Jobs jobs, Workplace workplace, KnowledgeSettings settings, Writes writes) {
        this.jobs = jobs;
        this.workplace = workplace;
        this.settings = settings;
        this.writes = writes;
    }

    record ImportDirectory(String directory) {}

    record DirectoryToImport(@Nullable String directory) {}

    /** One file, or an archive of files that all get the metadata. */
    @PostMapping(path = "/documents", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @ApiResponse(responseCode = "202", content = @Content(schema = @Schema(implementation = JobAccepted.class)))
    ResponseEntity<String> upload(
            Caller.Staff staff,
            @RequestPart("file") FilePart file,
            @RequestPart(name = "metadata", required = false) @Nullable Part metadata,
            ServerWebExchange exchange) {
        Jobs.enter(staff);
        Metadata said =
                Metadata.read(metadata == null ? "" : Multipart.text(metadata)).checked();
        return take(staff, exchange, Job.Kind.UPLOAD, file, said);
    }

    /** An archive of files with front matter. */
    @PostMapping(path = "/import", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @ApiResponse(responseCode = "202", content = @Content(schema = @Schema(implementation = JobAccepted.class)))
    ResponseEntity<String> importArchive(
            Caller.Staff staff, @RequestPart("archive") FilePart archive, ServerWebExchange exchange) {
        Jobs.enter(staff);
        if (!Jobs.isArchive(Multipart.name(archive))) {
            throw new ProblemException(Problem.UNSUPPORTED_MEDIA_TYPE, "请上传 zip 压缩包");
        }
        return take(staff, exchange, Job.Kind.IMPORT, archive, Metadata.none());
    }

    /** What may be imported from the server: nothing for a site's own people, since it is written for all sites. */
    @GetMapping("/import/directories")
    Slice<ImportDirectory> directories(Caller.Staff staff) {
        Jobs.enter(staff);
        boolean mayImport = staff.site().equals(Jobs.SHARED);
        return new Slice<>(
                mayImport
                        ? settings.directories().stream()
                                .map(ImportDirectory::new)
                                .toList()
                        : List.of(),
                null);
    }

    /** One of the directories that the service is configured to read. */
    @PostMapping(path = "/import", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ApiResponse(responseCode = "202", content = @Content(schema = @Schema(implementation = JobAccepted.class)))
    ResponseEntity<String> importDirectory(
            Caller.Staff staff, @RequestBody DirectoryToImport body, ServerWebExchange exchange) {
        Jobs.enter(staff);
        String directory = body.directory();
        if (directory == null || !settings.directories().contains(directory)) {
            throw new ProblemException("directory", "只能导入服务配置里列出的目录");
        }
        if (!staff.site().equals(Jobs.SHARED)) {
            throw new ProblemException(Problem.FORBIDDEN, "目录导入写入共享知识，须由平台管理员进行");
        }
        Jobs.Upload upload = new Jobs.Upload(directory, null, "", Metadata.none());
        return accepted(staff, exchange, Job.Kind.IMPORT, upload);
    }

    private ResponseEntity<String> take(
            Caller.Staff staff, ServerWebExchange exchange, Job.Kind kind, FilePart part, Metadata metadata) {
        String name = Multipart.name(part);
        if (FileType.of(name).isEmpty()) {
            throw new ProblemException(Problem.UNSUPPORTED_MEDIA_TYPE, "可用 md、txt、html、csv、docx、pdf，以及由它们组成的 zip");
        }
        Path file = workplace.received();
        try {
            Multipart.save(part, file);
            return accepted(staff, exchange, kind, new Jobs.Upload(name, file, Sources.checksum(file), metadata));
        } finally {
            delete(file);
        }
    }

    private ResponseEntity<String> accepted(
            Caller.Staff staff, ServerWebExchange exchange, Job.Kind kind, Jobs.Upload upload) {
        Object body = Map.of(
                "file", upload.fileName(),
                "checksum", upload.checksum(),
                "metadata", upload.metadata().values());
        return writes.once(
                Jobs.scope(staff),
                staff.key(),
                exchange,
                body,
                () -> new Idempotency.Result(202, jobs.accept(staff, kind, upload)));
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
