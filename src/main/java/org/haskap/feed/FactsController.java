package org.haskap.feed;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.haskap.database.IdempotencyKeys;
import org.haskap.database.KeyReusedException;
import org.haskap.evidence.FactRefusedException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** Takes batches of facts from other systems, and gives each back what it sent. */
@RestController
@Tag(name = "facts", description = "各課・各団体のシステムから、起きたことを事実として送る")
final class FactsController {
    static final String PATH = "/api/v1/facts";

    /** The largest body in bytes: 10,000 facts of 800 bytes. */
    static final int LARGEST = 8_000_000;

    private static final int ERRORS_TOLD = 1_000;
    private static final String KEY = "[\\x21-\\x7e]{1,100}";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final int MOST_READ = 1_000;

    private final Feeding feeding;
    private final FedFacts fed;
    private final IdempotencyKeys keys;

    FactsController(Feeding feeding, FedFacts fed, IdempotencyKeys keys) {
        this.feeding = feeding;
        this.fed = fed;
        this.keys = keys;
    }

    /**
     * What came of a batch.
     *
     * @param taken facts recorded now
     * @param known facts that had been sent before and so added nothing
     * @param refused facts not taken for what is wrong with them; only with mode each
     * @param errors what is wrong with them
     */
    @Schema(name = "FactsTaken")
    record Answer(
            @Schema(description = "今回記録した件数") long taken,
            @Schema(description = "前に送られていて、何も加えなかった件数") long known,

            @Schema(description = "受け取れなかった件数（mode が each のとき）")
            long refused,

            @Schema(description = "受け取れなかった理由") List<Told.Fault> errors) {}

    /** Takes a batch. */
    @Operation(
            summary = "事実をまとめて送る（10,000件まで）",
            description = "事実は、送る側の番号（id）で見分けます。同じ番号・同じ内容をもう一度送っても何も加わらず、同じ番号で違う内容は断ります。"
                    + "直すときは、reverses に前の番号を書いた取り消しと、新しい番号の事実を送ります。"
                    + "Idempotency-Key を付けると、同じ送信のやり直しには前と同じ答えを返します。",
            security = @SecurityRequirement(name = "apiKey"),
            requestBody =
                    @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                                            schema = @Schema(implementation = FactBatch.class))),
            responses = {
                @ApiResponse(
                        responseCode = "200",
                        description = "受け取った",
                        content =
                                @Content(
                                        mediaType = MediaType.APPLICATION_JSON_VALUE,
                                        schema = @Schema(implementation = Answer.class))),
                @ApiResponse(responseCode = "400", description = "JSONとして読めない", content = @Content),
                @ApiResponse(responseCode = "401", description = "有効なAPIキーがない", content = @Content),
                @ApiResponse(responseCode = "413", description = "大きすぎるか、件数が多すぎる", content = @Content),
                @ApiResponse(
                        responseCode = "422",
                        description = "受け取れない事実があり、何も記録しなかった。errors に JSON ポインターと理由",
                        content = @Content),
                @ApiResponse(responseCode = "429", description = "回数が多すぎる。Retry-After 秒後に", content = @Content)
            })
    @PostMapping(path = PATH, consumes = MediaType.APPLICATION_JSON_VALUE)
    void feed(
            @Parameter(hidden = true) HttpServletRequest request,
            @Parameter(hidden = true) HttpServletResponse response,
            @Parameter(description = "この送信の番号。やり直しには同じものを付ける（英数字と記号100字まで）")
                    @RequestHeader(name = "Idempotency-Key", required = false)
                    @Nullable
                    String idempotencyKey)
            throws IOException {
        byte[] body = request.getInputStream().readNBytes(LARGEST + 1);
        if (body.length > LARGEST) {
            tooLarge().to(response);
            return;
        }
        if (idempotencyKey != null && !idempotencyKey.matches(KEY)) {
            Told.of(400, "送信の番号が使えません", "Idempotency-Key は、空白のない英数字と記号で100字までにしてください。")
                    .to(response);
            return;
        }
        FactsJson.Batch batch;
        try {
            batch = FactsJson.read(body);
        } catch (FactsJson.UnreadableBatchException e) {
            String sentence = String.valueOf(e.getMessage());
            new Told(
                            e.status(),
                            e.status() == 413 ? "送られた件数が多すぎます" : "送られた内容を読めません",
                            sentence,
                            List.of(new Told.Fault(e.pointer(), sentence)),
                            0)
                    .to(response);
            return;
        }
        answer(ApiKeyFilter.of(request), batch, body, idempotencyKey, response);
    }

    /** Gives back what the key's organisation fed. */
    @Operation(
            summary = "自分の団体が送った事実を読む",
            description = "キーの団体が送った事実だけを、記録の新しい順に返します。対象の人については、何も返しません。"
                    + "next があるときは、cursor に付けてもう一度読みます。条件で除かれた分だけ、一度に返る件数は limit より少なくなります。",
            security = @SecurityRequirement(name = "apiKey"),
            responses = {
                @ApiResponse(
                        responseCode = "200",
                        description = "事実",
                        content =
                                @Content(
                                        mediaType = MediaType.APPLICATION_JSON_VALUE,
                                        schema = @Schema(implementation = FedFacts.Page.class))),
                @ApiResponse(responseCode = "400", description = "条件を読めない", content = @Content),
                @ApiResponse(responseCode = "401", description = "有効なAPIキーがない", content = @Content),
                @ApiResponse(responseCode = "429", description = "回数が多すぎる。Retry-After 秒後に", content = @Content)
            })
    @GetMapping(PATH)
    void fed(
            @Parameter(hidden = true) HttpServletRequest request,
            @Parameter(hidden = true) HttpServletResponse response,
            @Parameter(description = "種類の記号") @RequestParam(defaultValue = "") String kind,
            @Parameter(description = "この日から（2026-04-01）") @RequestParam(defaultValue = "") String from,
            @Parameter(description = "この日まで") @RequestParam(defaultValue = "") String until,
            @Parameter(description = "前の答えの next") @RequestParam(defaultValue = "") String cursor,
            @Parameter(description = "一度に読む件数（1,000まで）") @RequestParam(defaultValue = "500") String limit)
            throws IOException {
        ApiKey key = ApiKeyFilter.of(request);
        try {
            var wanted = new FedFacts.Wanted(kind, day(from), day(until));
            if (!cursor.matches("\\d{0,18}") || !limit.matches("\\d{1,4}")) {
                throw new DateTimeException("cursor or limit is no number");
            }
            int rows = Math.clamp(Integer.parseInt(limit), 1, MOST_READ);
            long below = cursor.isEmpty() ? Long.MAX_VALUE : Long.parseLong(cursor);
            FedFacts.Page page = fed.page(key.organisation().id(), wanted, below, rows);
            response.setContentType(MediaType.APPLICATION_JSON_VALUE);
            response.setHeader("Cache-Control", "no-store");
            response.getOutputStream().write(JSON.writeValueAsString(page).getBytes(StandardCharsets.UTF_8));
        } catch (DateTimeException _) {
            Told.of(400, "条件を読めません", "from と until は「2026-04-01」のように、cursor は前の答えの next を、limit は1から1000までの数を書いてください。")
                    .to(response);
        }
    }

    private static @Nullable LocalDate day(String text) {
        return text.isEmpty() ? null : LocalDate.parse(text);
    }

    private void answer(
            ApiKey key,
            FactsJson.Batch batch,
            byte[] body,
            @Nullable String idempotencyKey,
            HttpServletResponse response)
            throws IOException {
        try {
            String answer = feeding.inOneTransaction(() -> idempotencyKey == null
                    ? taken(key, batch)
                    : keys.once(
                            idempotencyKey,
                            "facts/" + key.organisation().id(),
                            feeding.digest(body),
                            () -> taken(key, batch)));
            response.setContentType(MediaType.APPLICATION_JSON_VALUE);
            response.setHeader("Cache-Control", "no-store");
            response.getOutputStream().write(answer.getBytes(StandardCharsets.UTF_8));
        } catch (Feeding.RefusedBatchException e) {
            refused(e.outcome()).to(response);
        } catch (KeyReusedException _) {
            Told.of(422, "送信の番号が使われています", "この Idempotency-Key は、違う内容の送信にもう使われています。新しい番号を付けて送ってください。")
                    .to(response);
        } catch (FactRefusedException e) {
            Told.of(422, "受け取れない事実があります", e.problem().sentence() + "何も記録していません。")
                    .to(response);
        }
    }

    /** Takes the batch; what is of a wrong type counts with what is wrong by its content. */
    private String taken(ApiKey key, FactsJson.Batch batch) {
        var sending =
                new Feeding.Sending(key.organisation().id(), batch.mode(), Set.copyOf(key.kinds()), null, batch.rows());
        Feeding.Outcome outcome = feeding.take(sending, batch.problems(), _ -> {});
        return JSON.writeValueAsString(
                new Answer(outcome.taken(), outcome.known(), outcome.refused(), errors(outcome.problems())));
    }

    private static Told refused(Feeding.Outcome outcome) {
        return new Told(
                422,
                "受け取れない事実があります",
                String.format(
                        Locale.ROOT,
                        "%,d件の事実に誤りがあるため、何も記録していません。誤りを直して送り直すか、mode を each にして正しいものだけを送ってください。",
                        outcome.refused()),
                errors(outcome.problems()),
                0);
    }

    private static List<Told.Fault> errors(List<FeedProblem> problems) {
        var sorted = new ArrayList<>(problems);
        sorted.sort(Comparator.comparingInt(FeedProblem::row));
        return sorted.stream()
                .limit(ERRORS_TOLD)
                .map(problem -> new Told.Fault(FactsJson.pointer(problem), problem.sentence()))
                .toList();
    }

    static Told tooLarge() {
        return Told.of(413, "送られた内容が大きすぎます", "一度に送れるのは" + LARGEST / 1_000_000 + "MBまでです。分けて送ってください。");
    }
}
