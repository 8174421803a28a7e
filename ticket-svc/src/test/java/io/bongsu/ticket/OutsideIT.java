package io.bongsu.ticket;

import static io.bongsu.ticket.Desk.body;
import static io.bongsu.ticket.Desk.id;
import static org.assertj.core.api.Assertions.assertThat;

import io.bongsu.platform.database.Columns;
import io.bongsu.platform.database.SystemDatabase;
import io.bongsu.platform.seal.Seal;
import io.bongsu.platform.test.BongsuTest;
import io.bongsu.platform.test.Tokens;
import io.bongsu.ticket.Receiver.Told;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.SmartLifecycle;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.client.MultipartBodyBuilder;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.util.LinkedMultiValueMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What others have to do with tickets: webhooks, files, TM Forum's trouble tickets. */
@BongsuTest("ticket")
@TestPropertySource(
        properties = {
            "bongsu.ticket.webhook.allowed=127.0.0.1/32",
            "bongsu.ticket.webhook.timeout=3s",
            "bongsu.ticket.webhook.secret=a-secret-of-this-test-and-no-other",
            "bongsu.ticket.attachment.largest-file=2MB"
        })
class OutsideIT {
    private static final String TICKETS = "/api/v1/tickets";
    private static final String HOOKS = "/api/v1/webhooks";

    @SuppressWarnings("NullAway.Init")
    private static Receiver receiver;

    @LocalServerPort
    int port;

    @Autowired
    JsonMapper json;

    @Autowired
    SystemDatabase system;

    @Autowired
    @Qualifier("sealSecrets")
    SmartLifecycle sealing;

    private Desk admin;
    private Desk agent;

    @BeforeAll
    static void open() throws IOException {
        receiver = new Receiver();
    }

    @AfterAll
    static void close() {
        receiver.close();
    }

    @BeforeEach
    void arrive() {
        admin = Desk.of(port, "admin");
        agent = Desk.of(port, "agent");
    }

    @Nested
    class Webhooks {

        @Test
        void aReceiverIsToldAndCanCheckWhoSays() throws GeneralSecurityException {
            JsonNode hook = hook("/200/signed", "ticket.opened", "ticket.resolved");
            JsonNode ticket = agent.open("웹훅");
            Told told = await("/200/signed").getFirst();
            JsonNode event = json.readTree(told.body());
            assertThat(event.get("specversion").asString()).isEqualTo("1.0");
            assertThat(event.get("type").asString()).isEqualTo("io.bongsu.ticket.ticket.opened.v1");
            assertThat(event.at("/data/ticketId")).isEqualTo(ticket.get("id"));
            assertThat(event.at("/data/title").asString()).isEqualTo("웹훅");
            assertThat(event.has("tenantid")).isFalse();
            assertThat(told.headers()).containsEntry("Content-Type", "application/cloudevents+json; charset=UTF-8");
            assertThat(told.headers().get("webhook-signature")).isEqualTo(signature(hook, told));
            Awaitility.await()
                    .until(() ->
                            deliveries(hook).at("/items/0/state").asString().equals("delivered"));
            assertThat(deliveries(hook).at("/items/0/status").asInt()).isEqualTo(200);
            assertThat(admin.read(HOOKS + "/" + id(hook)).has("secret")).isFalse();
            assertThat(admin.read(HOOKS).toString()).doesNotContain("whsec_");
            assertThat(kept(hook).sealed()).isTrue();
            assertThat(hex(kept(hook).secret())).doesNotContain(hex(secret(hook)));
        }

        @Test
        void bothSecretsSignAfterARotation() throws GeneralSecurityException {
            JsonNode hook = hook("/200/rotated", "ticket.opened");
            admin.post(HOOKS + "/" + id(hook) + "/secret", Map.of())
                    .expectStatus()
                    .isEqualTo(428);
            JsonNode rotated = rotated(hook, 1);
            tried(hook);
            Told told = await("/200/rotated").getFirst();
            assertThat(signatures(told)).containsExactlyInAnyOrder(signature(hook, told), signature(rotated, told));
        }

        @Test
        void whoHasOnlyThePublicKeyCanCheckWhoSays() throws GeneralSecurityException {
            Map<String, Object> wish = Map.of(
                    "name",
                    "a pair",
                    "url",
                    receiver.url("/200/pair"),
                    "events",
                    List.of("ticket.opened"),
                    "signature",
                    "v1a");
            JsonNode hook = body(admin.post(HOOKS, wish).expectStatus().isCreated());
            assertThat(hook.has("secret")).isFalse();
            assertThat(admin.read(HOOKS + "/" + id(hook))).isEqualTo(hook);
            JsonNode rotated = rotated(hook, 1);
            assertThat(rotated.get("signature").asString()).isEqualTo("v1a");
            assertThat(rotated.has("secret")).isFalse();
            tried(hook);
            Told told = await("/200/pair").getFirst();
            assertThat(signatures(told)).hasSize(2);
            assertThat(checks(rotated, told, signatures(told)[0])).isTrue();
            assertThat(checks(hook, told, signatures(told)[1])).isTrue();
            assertThat(checks(hook, told, signatures(told)[0])).isFalse();
            assertThat(kept(hook).sealed()).isTrue();
            assertThat(kept(hook).secret()).hasSize(12 + 64 + 16);
            admin.patch(HOOKS + "/" + id(hook), Map.of("signature", "v1"), 2)
                    .expectStatus()
                    .isBadRequest();
            admin.post(
                            HOOKS,
                            Map.of(
                                    "name",
                                    "x",
                                    "url",
                                    "https://192.0.2.1",
                                    "events",
                                    List.of("ticket.opened"),
                                    "signature",
                                    "v2"))
                    .expectStatus()
                    .isBadRequest();
        }

        /** The published algorithm, written anew. */
        private static boolean checks(JsonNode hook, Told told, String signature) throws GeneralSecurityException {
            byte[] key =
                    Base64.getDecoder().decode(hook.get("publicKey").asString().replaceFirst("^whpk_", ""));
            byte[] named = HexFormat.of().parseHex("302a300506032b6570032100" + hex(key)); // RFC 8410
            Signature check = Signature.getInstance("Ed25519");
            check.initVerify(KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(named)));
            check.update(signed(told));
            return check.verify(Base64.getDecoder().decode(signature.replaceFirst("^v1a,", "")));
        }

        private static byte[] signed(Told told) {
            String signed = told.headers().get("webhook-id") + "."
                    + told.headers().get("webhook-timestamp") + "." + told.body();
            return signed.getBytes(StandardCharsets.UTF_8);
        }

        @Test
        void whatFailedIsTriedAgainAndCanBeSentAgainByHand() {
            receiver.answersWith(500);
            JsonNode hook = hook("/changing", "ticket.opened");
            agent.open("fails first");
            Awaitility.await()
                    .until(() -> deliveries(hook).at("/items/0/status").asInt(0) == 500);
            JsonNode failed = deliveries(hook).at("/items/0");
            assertThat(failed.get("state").asString()).isEqualTo("waiting");
            assertThat(failed.get("attempts").asInt()).isEqualTo(1);
            assertThat(failed.get("nextAt").asString())
                    .isGreaterThan(failed.get("attemptedAt").asString());
            receiver.answersWith(204);
            admin.post(HOOKS + "/" + id(hook) + "/deliveries/" + id(failed) + "/replay", Map.of())
                    .expectStatus()
                    .isAccepted();
            Awaitility.await()
                    .until(() ->
                            deliveries(hook).at("/items/0/state").asString().equals("delivered"));
            List<String> ids = receiver.told("/changing").stream()
                    .map(told -> told.headers().get("webhook-id"))
                    .distinct()
                    .toList();
            assertThat(ids).containsExactly(failed.get("messageId").asString());
        }

        @Test
        void goneMeansNeverAgain() {
            JsonNode hook = hook("/410", "ticket.opened");
            agent.open("gone");
            Awaitility.await()
                    .until(() -> admin.read(HOOKS + "/" + id(hook))
                            .get("state")
                            .asString()
                            .equals("disabled"));
            assertThat(admin.read(HOOKS + "/" + id(hook)).get("why").asString()).isEqualTo("gone");
            assertThat(deliveries(hook).at("/items/0/state").asString()).isEqualTo("failed");
        }

        @Test
        void redirectsAreNotFollowedAndASlowOneHarmsNoOther() {
            JsonNode slow = hook("/slow", "ticket.opened");
            JsonNode moved = hook("/302", "ticket.opened");
            hook("/200/fast", "ticket.opened");
            agent.open("three");
            await("/slow");
            int before = receiver.told("/200/fast").size();
            agent.open("four");
            Awaitility.await().until(() -> receiver.told("/200/fast").size() > before);
            Awaitility.await()
                    .until(() -> deliveries(moved).at("/items/0/status").asInt(0) == 302);
            assertThat(receiver.told("/redirected")).isEmpty();
            Awaitility.await()
                    .until(() -> deliveries(slow)
                            .get("items")
                            .valueStream()
                            .anyMatch(one -> one.path("problem").asString("").contains("no answer")));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "http://localhost.:1/x",
                    "http://10.0.0.1/",
                    "http://192.168.1.1/",
                    "http://169.254.169.254/latest",
                    "http://[::1]/",
                    "ftp://example.org/",
                    "https://user:pw@example.org/",
                    "nonsense",
                    "http:///x",
                    "http://no-such-name.invalid/"
                })
        void addressesThatNobodyMayCallAreRefused(String url) {
            JsonNode problem =
                    body(admin.post(HOOKS, Map.of("name", "x", "url", url, "events", List.of("ticket.opened")))
                            .expectStatus()
                            .isBadRequest());
            assertThat(problem.at("/errors/0/pointer").asString()).isEqualTo("/url");
        }

        @Test
        void onlyAdministratorsOfTheTenantHaveToDoWithThem() {
            JsonNode hook = hook("/200/ours", "ticket.opened");
            agent.get(HOOKS).expectStatus().isForbidden();
            Desk acme = Desk.at(port, Tokens.of("admin", Tokens.ACME));
            acme.get(HOOKS + "/" + id(hook)).expectStatus().isNotFound();
            acme.get(HOOKS + "/" + id(hook) + "/deliveries").expectStatus().isNotFound();
            acme.post(HOOKS + "/" + id(hook) + "/test", Map.of()).expectStatus().isNotFound();
            acme.open("theirs");
            admin.patch(HOOKS + "/" + id(hook), Map.of("events", List.of("ticket.wished")), 1)
                    .expectStatus()
                    .isBadRequest();
            admin.patch(HOOKS + "/" + id(hook), Map.of("state", "paused"), 1)
                    .expectStatus()
                    .isOk();
            admin.patch(HOOKS + "/" + id(hook), Map.of("name", "y"), 1)
                    .expectStatus()
                    .isEqualTo(HttpStatus.PRECONDITION_FAILED);
            assertThat(receiver.told("/200/ours")).isEmpty();
            admin.delete(HOOKS + "/" + id(hook), 2L).expectStatus().isNoContent();
            admin.get(HOOKS + "/" + id(hook)).expectStatus().isNotFound();
        }

        @Test
        void secretsInClearAreSealedAtStartAndSignAsBefore() throws GeneralSecurityException {
            JsonNode hook = hook("/200/clear", "ticket.opened");
            JsonNode rotated = rotated(hook, 1);
            store(hook, secret(rotated), secret(hook), false);
            othersInClear(250);
            sealing.start(); // as two instances
            sealing.start();
            Awaitility.await().until(() -> inClear() == 0);
            assertThat(hex(kept(hook).secret())).doesNotContain(hex(secret(rotated)));
            assertThat(hex(Objects.requireNonNull(kept(hook).old()))).doesNotContain(hex(secret(hook)));
            assertThat(admin.read(HOOKS + "/" + id(hook)).get("version").asInt())
                    .isEqualTo(2);
            tried(hook);
            Told told = await("/200/clear").getFirst();
            assertThat(signatures(told)).containsExactly(signature(rotated, told), signature(hook, told));
        }

        @Test
        void whatAnotherKeySealedSignsNothingUntilItIsGivenAnew() throws GeneralSecurityException {
            JsonNode hook = hook("/200/lost", "ticket.opened");
            byte[] lost = new Seal("secrets of webhooks", "another key, which was taken away")
                    .close(Tokens.DEFAULT + " " + id(hook), new byte[32]);
            store(hook, lost, lost, true);
            sealing.start();
            tried(hook);
            Awaitility.await()
                    .until(() -> deliveries(hook)
                            .at("/items/0/problem")
                            .asString("")
                            .contains("BONGSU_WEBHOOK_SECRET; give it a new secret"));
            assertThat(deliveries(hook).at("/items/0/state").asString()).isEqualTo("waiting");
            assertThat(admin.read(HOOKS).toString()).contains("/200/lost");
            admin.patch(HOOKS + "/" + id(hook), Map.of("state", "paused"), 1)
                    .expectStatus()
                    .isOk();
            admin.patch(HOOKS + "/" + id(hook), Map.of("state", "active"), 2)
                    .expectStatus()
                    .isOk();
            assertThat(kept(hook).secret()).as("the key may come back").isEqualTo(lost);
            assertThat(receiver.told("/200/lost")).isEmpty();
            JsonNode rotated = rotated(hook, 3);
            assertThat(rotated.has("oldSecretUntil")).isFalse();
            tried(hook);
            Told told = await("/200/lost").getFirst();
            assertThat(signatures(told)).containsExactly(signature(rotated, told));
            store(hook, lost, null, true);
            admin.delete(HOOKS + "/" + id(hook), 4L).expectStatus().isNoContent();
        }

        private JsonNode rotated(JsonNode hook, int version) {
            return body(admin.post(HOOKS + "/" + id(hook) + "/secret", Map.of(), "If-Match", "\"" + version + "\"")
                    .expectStatus()
                    .isOk());
        }

        private void tried(JsonNode hook) {
            admin.post(HOOKS + "/" + id(hook) + "/test", Map.of())
                    .expectStatus()
                    .isAccepted();
        }

        @SuppressWarnings("ArrayRecordComponent") // never compared
        private record Kept(byte[] secret, byte @Nullable [] old, boolean sealed) {}

        private Kept kept(JsonNode hook) {
            return Objects.requireNonNull(system.client()
                    .sql("SELECT secret, old_secret, sealed FROM webhook WHERE id = :id")
                    .bind("id", UUID.fromString(id(hook)))
                    .map(row -> new Kept(
                            new Columns(row).bytes("secret"),
                            row.get("old_secret", byte[].class),
                            new Columns(row).flag("sealed")))
                    .one()
                    .block());
        }

        private void store(JsonNode hook, byte[] secret, byte @Nullable [] old, boolean sealed) {
            GenericExecuteSpec sql = system.client()
                    .sql("UPDATE webhook SET secret = :secret, old_secret = :old, sealed = :sealed WHERE id = :id")
                    .bind("id", UUID.fromString(id(hook)))
                    .bind("secret", secret)
                    .bind("sealed", sealed);
            (old == null ? sql.bindNull("old", byte[].class) : sql.bind("old", old))
                    .then()
                    .block();
        }

        /** More than two instances seal at a time, of other tenants. */
        private void othersInClear(int count) {
            system.client().sql("""
                            INSERT INTO webhook (tenant_id, id, name, url, format, events, state, secret, version, created_at, updated_at)
                            SELECT gen_random_uuid(), gen_random_uuid(), 'x', 'https://example.org', 'cloudevents', '{}', 'paused', 'x',
                                   1, now(), now() FROM generate_series(1, :count)""").bind("count", count).then().block();
        }

        private long inClear() {
            return Objects.requireNonNull(system.client()
                    .sql("SELECT count(*) AS some FROM webhook WHERE NOT sealed")
                    .map(row -> new Columns(row).number("some"))
                    .one()
                    .block());
        }

        private JsonNode hook(String path, String... events) {
            return body(admin.post(HOOKS, Map.of("name", path, "url", receiver.url(path), "events", List.of(events)))
                    .expectStatus()
                    .isCreated());
        }

        private JsonNode deliveries(JsonNode hook) {
            return admin.read(HOOKS + "/" + id(hook) + "/deliveries");
        }

        private List<Told> await(String path) {
            return Awaitility.await()
                    .atMost(Duration.ofSeconds(20))
                    .until(() -> receiver.told(path), some -> !some.isEmpty());
        }

        private static byte[] secret(JsonNode hook) {
            return Base64.getDecoder().decode(hook.get("secret").asString().replaceFirst("^whsec_", ""));
        }

        private static String hex(byte[] bytes) {
            return HexFormat.of().formatHex(bytes);
        }

        private static String[] signatures(Told told) {
            return String.valueOf(told.headers().get("webhook-signature")).split(" ", -1);
        }

        /** The published algorithm, written anew: base64 of HMAC-SHA256 over id, timestamp and body. */
        private static String signature(JsonNode hook, Told told) throws GeneralSecurityException {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret(hook), "HmacSHA256"));
            return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(signed(told)));
        }
    }

    @Nested
    class Attachments {
        private static final byte[] PNG = HexFormat.of().parseHex("89504e470d0a1a0a0000000d49484452");

        @Test
        void aFileIsGivenBackAsAFileAndFoundByItsName() {
            JsonNode ticket = agent.open("with a file");
            byte[] large = Arrays.copyOf(PNG, 600_000); // several pieces
            JsonNode file = body(attach("agent", ticket, "public", "회의록 zebrafish.png", large)
                    .expectStatus()
                    .isCreated());
            assertThat(file.get("mediaType").asString()).isEqualTo("image/png");
            assertThat(file.get("size").asInt()).isEqualTo(600_000);
            var answer = download("agent", ticket, file)
                    .expectStatus()
                    .isOk()
                    .expectBody()
                    .returnResult();
            assertThat(answer.getResponseBody()).isEqualTo(large);
            assertThat(answer.getResponseHeaders().getContentDisposition().isAttachment())
                    .isTrue();
            assertThat(answer.getResponseHeaders().getContentDisposition().getFilename())
                    .isEqualTo("회의록 zebrafish.png");
            assertThat(answer.getResponseHeaders().getFirst("X-Content-Type-Options"))
                    .isEqualTo("nosniff");
            assertThat(answer.getResponseHeaders().getFirst("Content-Security-Policy"))
                    .startsWith("sandbox");
            JsonNode told = agent.read(TICKETS + "/" + id(ticket) + "/timeline").at("/items/1");
            assertThat(told.get("field").asString()).isEqualTo("attached");
            assertThat(told.get("to")).isEqualTo(file.get("id"));
            assertThat(agent.read("/api/v1/search?q=zebraf").at("/items/0/id")).isEqualTo(ticket.get("id"));
        }

        @Test
        void markupIsBytesToABrowser() {
            JsonNode ticket = agent.open("with markup");
            JsonNode file = body(attach(
                            "agent",
                            ticket,
                            "public",
                            "page.html",
                            "<script>alert(1)</script>".getBytes(StandardCharsets.UTF_8))
                    .expectStatus()
                    .isCreated());
            assertThat(file.get("mediaType").asString()).isEqualTo("text/html");
            download("agent", ticket, file)
                    .expectStatus()
                    .isOk()
                    .expectHeader()
                    .contentType("application/octet-stream");
        }

        @Test
        void internalFilesAreForStaffAndNobodyElse() {
            Desk requester = Desk.of(port, "requester");
            JsonNode ticket = requester.open("files of two kinds");
            JsonNode internal =
                    body(attach("agent", ticket, "internal", "secretplan.txt", "x".getBytes(StandardCharsets.UTF_8))
                            .expectStatus()
                            .isCreated());
            JsonNode open = body(attach("requester", ticket, "public", "mine.txt", "x".getBytes(StandardCharsets.UTF_8))
                    .expectStatus()
                    .isCreated());
            attach("requester", ticket, "internal", "mine.txt", "x".getBytes(StandardCharsets.UTF_8))
                    .expectStatus()
                    .isForbidden();
            assertThat(requester
                            .read(TICKETS + "/" + id(ticket) + "/attachments")
                            .get("items")
                            .size())
                    .isEqualTo(1);
            assertThat(requester.read(TICKETS + "/" + id(ticket) + "/timeline").toString())
                    .doesNotContain("secretplan");
            assertThat(requester
                            .read("/api/v1/search?q=secretplan")
                            .get("items")
                            .size())
                    .isZero();
            download("requester", ticket, internal).expectStatus().isNotFound();
            download("requester", ticket, open).expectStatus().isOk();
            String acme = Tokens.of("admin", Tokens.ACME);
            Desk.at(port, acme)
                    .get(TICKETS + "/" + id(ticket) + "/attachments/" + id(open))
                    .expectStatus()
                    .isNotFound();
            String others = id(agent.open("of others"));
            requester
                    .get(TICKETS + "/" + others + "/attachments")
                    .expectStatus()
                    .isNotFound();
            agent.get(TICKETS + "/" + others + "/attachments/" + id(open))
                    .expectStatus()
                    .isNotFound();
        }

        @Test
        void whatIsTooLargeDisguisedOrNoFileIsRefused() {
            JsonNode ticket = agent.open("bad files");
            JsonNode problem = body(
                    attach("agent", ticket, "public", "photo.png", "MZ\0\0program".getBytes(StandardCharsets.UTF_8))
                            .expectStatus()
                            .isEqualTo(HttpStatus.UNPROCESSABLE_CONTENT));
            assertThat(problem.get("type").asString()).isEqualTo("/problems/attachment-disguised");
            attach("agent", ticket, "public", "big.bin", new byte[3 << 20])
                    .expectStatus()
                    .isEqualTo(HttpStatus.CONTENT_TOO_LARGE);
            attach("agent", ticket, "secret", "x.txt", new byte[] {65})
                    .expectStatus()
                    .isBadRequest();
            attach("viewer", ticket, "public", "x.txt", new byte[] {65})
                    .expectStatus()
                    .isForbidden();
            web("agent")
                    .post()
                    .uri(TICKETS + "/" + id(ticket) + "/attachments?visibility=public")
                    .contentType(MediaType.MULTIPART_FORM_DATA)
                    .bodyValue(new LinkedMultiValueMap<>(Map.of("other", List.of("x"))))
                    .exchange()
                    .expectStatus()
                    .isBadRequest();
            assertThat(agent.read(TICKETS + "/" + id(ticket) + "/attachments")
                            .get("items")
                            .size())
                    .isZero();
        }

        @Test
        void aRemovedFileIsGone() {
            JsonNode ticket = agent.open("to be cleaned");
            JsonNode file = body(attach("agent", ticket, "public", "../../\u202Egpj.exe", new byte[] {65})
                    .expectStatus()
                    .isCreated());
            assertThat(file.get("name").asString()).isEqualTo("gpj.exe");
            agent.delete(TICKETS + "/" + id(ticket) + "/attachments/" + id(file), null)
                    .expectStatus()
                    .isNoContent();
            download("agent", ticket, file).expectStatus().isNotFound();
            assertThat(agent.read(TICKETS + "/" + id(ticket) + "/timeline")
                            .at("/items/2/field")
                            .asString())
                    .isEqualTo("detached");
        }

        private WebTestClient.ResponseSpec attach(
                String role, JsonNode ticket, String visibility, String name, byte[] bytes) {
            MultipartBodyBuilder form = new MultipartBodyBuilder();
            form.part("note", "passed over");
            form.part("file", bytes).filename(name);
            return web(role)
                    .post()
                    .uri(TICKETS + "/" + id(ticket) + "/attachments?visibility=" + visibility)
                    .contentType(MediaType.MULTIPART_FORM_DATA)
                    .bodyValue(form.build())
                    .exchange();
        }

        private WebTestClient.ResponseSpec download(String role, JsonNode ticket, JsonNode file) {
            return web(role)
                    .get()
                    .uri(TICKETS + "/" + id(ticket) + "/attachments/" + id(file))
                    .exchange();
        }

        private WebTestClient web(String role) {
            return WebTestClient.bindToServer()
                    .baseUrl("http://127.0.0.1:" + port)
                    .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(4 << 20))
                    .defaultHeaders(headers -> headers.setBearerAuth(Tokens.of(role)))
                    .build();
        }
    }

    /** Against the published document, TMF621 v5.0.1: what is required, what each is, and the words of statuses and errors. */
    @Nested
    class TroubleTickets {
        private static final String TROUBLE = "/tmf-api/troubleTicket/v5/troubleTicket";
        private static final Set<String> STATUSES =
                Set.of("acknowledged", "rejected", "pending", "held", "inProgress", "cancelled", "closed", "resolved");
        private static final Set<String> KNOWN = Set.of(
                "@type",
                "id",
                "href",
                "name",
                "description",
                "severity",
                "ticketType",
                "priority",
                "status",
                "statusChangeReason",
                "creationDate",
                "lastUpdate",
                "resolutionDate",
                "externalIdentifier",
                "relatedParty",
                "note");

        @Test
        void aTicketLivesAsThePublishedDocumentSays() {
            JsonNode made = body(agent.post(TROUBLE, wish("Major", "complaint", "trouble-1"))
                    .expectStatus()
                    .isCreated());
            conforms(made);
            assertThat(made.get("status").asString()).isEqualTo("acknowledged");
            assertThat(made.get("ticketType").asString()).isEqualTo("complaint");
            assertThat(made.get("severity").asString()).isEqualTo("Major");
            assertThat(made.get("priority").asString()).isEqualTo("High");
            assertThat(made.get("name").asString()).isEqualTo("No dial tone");
            assertThat(made.get("href").asString()).isEqualTo(TROUBLE + "/" + id(made));
            JsonNode working = patched(made, Map.of("status", "inProgress", "severity", "Critical"));
            assertThat(working.get("priority").asString()).isEqualTo("Critical");
            JsonNode waiting = patched(made, Map.of("status", "pending", "statusChangeReason", "Which line?"));
            assertThat(waiting.get("status").asString()).isEqualTo("pending");
            assertThat(waiting.at("/note/1/text").asString()).isEqualTo("Which line?");
            JsonNode noted =
                    patched(made, Map.of("note", List.of(Map.of("id", "1", "text", "old"), Map.of("text", "new"))));
            assertThat(noted.get("note").size()).isEqualTo(3);
            JsonNode resolved = patched(made, Map.of("status", "resolved", "statusChangeReason", "Cable"));
            assertThat(resolved.get("resolutionDate").asString()).isNotBlank();
            conforms(patched(made, Map.of("status", "closed")));
            error(agent.patch(TROUBLE + "/" + id(made), Map.of("status", "inProgress")), 409);
            assertThat(agent.read(TICKETS + "/" + id(made)).get("state").asString())
                    .isEqualTo("closed");
        }

        @Test
        void listsAreCountedCutAndNarrowed() {
            for (int i = 0; i < 3; i++) {
                agent.post(TROUBLE, wish("Minor", "request", "list-" + i))
                        .expectStatus()
                        .isCreated();
            }
            var answer = agent.get(TROUBLE + "?limit=2&offset=1&fields=name,status")
                    .expectStatus()
                    .isOk()
                    .expectBody()
                    .returnResult();
            JsonNode items = json.readTree(Objects.requireNonNull(answer.getResponseBody()));
            assertThat(items.size()).isEqualTo(2);
            assertThat(answer.getResponseHeaders().getFirst("X-Result-Count")).isEqualTo("2");
            assertThat(Integer.parseInt(
                            Objects.requireNonNull(answer.getResponseHeaders().getFirst("X-Total-Count"))))
                    .isGreaterThanOrEqualTo(3);
            assertThat(items.get(0).propertyNames()).containsExactlyInAnyOrder("@type", "id", "href", "name", "status");
            JsonNode one = agent.read(TROUBLE + "?externalIdentifier.id=list-1");
            assertThat(one.size()).isEqualTo(1);
            conforms(one.get(0));
            assertThat(agent.read(TROUBLE + "?status=rejected").size()).isZero();
            assertThat(Desk.at(port, Tokens.of("admin", Tokens.ACME))
                            .read(TROUBLE)
                            .size())
                    .isZero();
        }

        @Test
        void listsAreNarrowedByAttributesAndSorted() {
            JsonNode first = made("Critical", "fault-a", "filter-1");
            JsonNode second = made("Minor", "fault-b", "filter-2");
            JsonNode third = made("Sparkling", "fault-b", "filter-3");
            String types = TROUBLE + "?ticketType=fault-a,fault-b";
            assertThat(ids(types)).containsExactly(id(third), id(second), id(first));
            assertThat(ids(types + "&sort=creationDate")).containsExactly(id(first), id(second), id(third));
            assertThat(ids(types + "&sort=priority&limit=1")).containsExactly(id(first));
            assertThat(ids(types + "&severity=Sparkling,Critical")).containsExactly(id(third), id(first));
            assertThat(ids(types + "&priority=Critical")).containsExactly(id(first));
            assertThat(ids(TROUBLE + "?externalIdentifier.id=filter-1&externalIdentifier.id=filter-2"))
                    .containsExactly(id(second), id(first));
            String from = second.get("creationDate").asString();
            assertThat(ids(types + "&creationDate.gte=" + from)).containsExactly(id(third), id(second));
            assertThat(ids(types + "&creationDate.lt=" + from)).containsExactly(id(first));
            patched(second, Map.of("status", "inProgress"));
            assertThat(ids(types + "&status=inProgress,held")).containsExactly(id(second));
            assertThat(ids(types + "&sort=-lastUpdate&limit=1")).containsExactly(id(second));
            assertThat(Desk.of(port, "requester").read(types)).as("of others").isEmpty();
        }

        @Test
        void aTicketIsChangedByOperationsAllOrNone() {
            JsonNode made = made("Minor", "incident", "operations");
            JsonNode changed = body(operated(made, """
                            [{"op": "test", "path": "/status", "value": "acknowledged"},
                             {"op": "replace", "path": "/status", "value": "inProgress"},
                             {"op": "replace", "path": "/severity", "value": "Major"},
                             {"op": "add", "path": "/note/-", "value": {"id": "7", "text": "On my way"}}]""").expectStatus().isOk());
            conforms(changed);
            assertThat(changed.get("status").asString()).isEqualTo("inProgress");
            assertThat(changed.get("priority").asString()).isEqualTo("High");
            assertThat(changed.at("/note/1/text").asString()).isEqualTo("On my way");
            error(operated(made, """
                            [{"op": "test", "path": "/status", "value": "acknowledged"},
                             {"op": "replace", "path": "/name", "value": "too late"}]"""), 409);
            JsonNode refused = error(operated(made, """
                            [{"op": "replace", "path": "/name", "value": "half"}, {"op": "remove", "path": "/severity"}]"""), 400);
            assertThat(refused.get("message").asString()).contains("/1/op", "test, add or replace");
            assertThat(agent.read(TROUBLE + "/" + id(made)).get("name").asString())
                    .isEqualTo("No dial tone");
            var deleted = agent.delete(TROUBLE + "/" + id(made), null);
            assertThat(deleted.returnResult(Void.class).getResponseHeaders().getAllow())
                    .containsExactlyInAnyOrder(HttpMethod.GET, HttpMethod.PATCH);
            error(agent.delete(TROUBLE + "/" + id(made), null), 405);
            error(Desk.of(port, "requester").delete(TROUBLE + "/" + id(made), null), 403);
        }

        @Test
        void whatIsNoPatchWeKnowIsRefusedInThePublishedShape() {
            JsonNode made = made("Minor", "incident", "no-patch");
            String uri = TROUBLE + "/" + id(made);
            for (String type : List.of("text/plain", "application/json-patch-query+json")) {
                JsonNode refused = error(sent(HttpMethod.PATCH, uri, "agent", type, "{}"), 415);
                assertThat(refused.get("message").asString())
                        .as(type)
                        .contains("application/json,", "application/merge-patch+json", "application/json-patch+json");
            }
            assertThat(sent(HttpMethod.PATCH, uri, "agent", "text/plain", "{}")
                            .returnResult(Void.class)
                            .getResponseHeaders()
                            .getAcceptPatch())
                    .hasSize(3);
            error(sent(HttpMethod.PATCH, uri, "requester", "text/plain", "{}"), 403);
            error(sent(HttpMethod.POST, TROUBLE, "agent", "text/plain", "{}"), 415);
            sent(HttpMethod.PATCH, uri, "agent", "application/merge-patch+json", "{\"severity\": \"Major\"}")
                    .expectStatus()
                    .isOk();
        }

        private WebTestClient.ResponseSpec operated(JsonNode ticket, String operations) {
            return sent(
                    HttpMethod.PATCH, TROUBLE + "/" + id(ticket), "agent", "application/json-patch+json", operations);
        }

        private WebTestClient.ResponseSpec sent(HttpMethod method, String uri, String role, String type, String text) {
            return WebTestClient.bindToServer()
                    .baseUrl("http://127.0.0.1:" + port)
                    .build()
                    .method(method)
                    .uri(uri)
                    .headers(headers -> {
                        headers.setBearerAuth(Tokens.of(role));
                        headers.set("Content-Type", type);
                    })
                    .bodyValue(text.getBytes(StandardCharsets.UTF_8))
                    .exchange();
        }

        private JsonNode made(String severity, String type, String external) {
            return body(agent.post(TROUBLE, wish(severity, type, external))
                    .expectStatus()
                    .isCreated());
        }

        private List<String> ids(String uri) {
            return agent.read(uri)
                    .valueStream()
                    .map(one -> one.get("id").asString())
                    .toList();
        }

        @Test
        void errorsAreOfThePublishedShape() {
            error(agent.post(TROUBLE, Map.of("description", "x")), 400);
            agent.post(TROUBLE, wish("Minor", "incident", "taken"))
                    .expectStatus()
                    .isCreated();
            error(agent.post(TROUBLE, wish("Minor", "incident", "taken")), 409);
            error(agent.get(TROUBLE + "?status=lost"), 400);
            error(agent.get(TROUBLE + "?limit=0"), 400);
            error(agent.get(TROUBLE + "?offset=many"), 400);
            error(agent.get(TROUBLE + "?sort=mood"), 400);
            error(agent.get(TROUBLE + "?creationDate.gt=yesterday"), 400);
            JsonNode unknown = error(agent.get(TROUBLE + "?filter=$[?(@.status=='held')]"), 400);
            assertThat(unknown.get("message").asString()).contains("ticketType", "creationDate(");
            error(agent.get(TROUBLE + "/00000000-0000-7000-8000-00000000dead"), 404);
            error(Desk.of(port, "requester").post(TROUBLE, wish("Minor", "problem", "no")), 403);
            error(Desk.of(port, "finance").get(TROUBLE), 403);
        }

        @Test
        void aHubIsToldInTheSameWords() {
            JsonNode hub = body(admin.post(
                            "/tmf-api/troubleTicket/v5/hub",
                            Map.of("@type", "Hub", "callback", receiver.url("/200/hub")))
                    .expectStatus()
                    .isCreated());
            assertThat(hub.get("callback").asString()).isEqualTo(receiver.url("/200/hub"));
            JsonNode made = body(agent.post(TROUBLE, wish("Minor", "incident", "hub-1"))
                    .expectStatus()
                    .isCreated());
            Told told = Awaitility.await()
                    .atMost(Duration.ofSeconds(20))
                    .until(
                            () -> receiver.told("/200/hub").stream()
                                    .filter(one -> one.body().contains(id(made)))
                                    .filter(one -> one.body().contains("TroubleTicketCreateEvent"))
                                    .toList(),
                            some -> !some.isEmpty())
                    .getFirst();
            JsonNode event = json.readTree(told.body());
            assertThat(event.get("eventType").asString()).isEqualTo("TroubleTicketCreateEvent");
            conforms(event.at("/event/troubleTicket"));
            assertThat(told.headers()).containsEntry("Content-Type", "application/json; charset=UTF-8");
            error(admin.post("/tmf-api/troubleTicket/v5/hub", Map.of("callback", "http://10.0.0.1/")), 400);
            assertThat(admin.read("/tmf-api/troubleTicket/v5/hub/" + id(hub))
                            .get("@type")
                            .asString())
                    .isEqualTo("Hub");
            admin.delete("/tmf-api/troubleTicket/v5/hub/" + id(hub), null)
                    .expectStatus()
                    .isNoContent();
            error(admin.get("/tmf-api/troubleTicket/v5/hub/" + id(hub)), 404);
        }

        private static Map<String, Object> wish(String severity, String type, String external) {
            return Map.of(
                    "@type",
                    "TroubleTicket",
                    "description",
                    "No dial tone\nsince noon",
                    "severity",
                    severity,
                    "ticketType",
                    type,
                    "externalIdentifier",
                    List.of(Map.of("@type", "ExternalIdentifier", "id", external, "owner", "crm")),
                    "note",
                    List.of(Map.of("@type", "Note", "author", "me", "text", "hello")),
                    "channel",
                    Map.of("id", "8774", "@type", "ChannelRef"));
        }

        private JsonNode patched(JsonNode ticket, Map<String, ?> patch) {
            return body(agent.patch(TROUBLE + "/" + id(ticket), patch)
                    .expectStatus()
                    .isOk());
        }

        private void conforms(JsonNode ticket) {
            assertThat(ticket.propertyNames())
                    .isSubsetOf(KNOWN)
                    .contains("@type", "id", "href", "description", "severity", "ticketType", "status");
            assertThat(ticket.get("@type").asString()).isEqualTo("TroubleTicket");
            assertThat(ticket.get("status").asString()).isIn(STATUSES);
            assertThat(Instant.parse(ticket.get("creationDate").asString())).isNotNull();
            assertThat(Instant.parse(ticket.get("lastUpdate").asString())).isNotNull();
            ticket.get("externalIdentifier").forEach(one -> {
                assertThat(one.get("@type").asString()).isEqualTo("ExternalIdentifier");
                assertThat(one.get("id").isString()).isTrue();
            });
            ticket.get("relatedParty").forEach(one -> {
                assertThat(one.get("role").isString()).isTrue();
                assertThat(one.at("/partyOrPartyRole/id").isString()).isTrue();
                assertThat(one.at("/partyOrPartyRole/@type").asString()).isEqualTo("PartyRef");
            });
            ticket.get("note")
                    .forEach(one -> assertThat(one.propertyNames())
                            .containsExactlyInAnyOrder("@type", "id", "author", "date", "text"));
        }

        private static JsonNode error(WebTestClient.ResponseSpec answer, int status) {
            JsonNode error = body(answer.expectStatus().isEqualTo(status));
            assertThat(error.get("@type").asString()).isEqualTo("Error");
            assertThat(error.get("code").asString()).isEqualTo("ERR" + status);
            assertThat(error.get("reason").asString()).isNotBlank();
            assertThat(error.get("message").asString()).isNotBlank();
            assertThat(error.get("status").asString()).isEqualTo(Integer.toString(status));
            return error;
        }
    }
}
