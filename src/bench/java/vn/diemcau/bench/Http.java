package vn.diemcau.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;

/** One person before a server, with or without a password. */
final class Http {

    static final String PASSWORD = "Do-toc-do-" + Long.toHexString(new SecureRandom().nextLong());

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(Version.HTTP_1_1).build();

    private final String root;
    private final String authorization;

    /** @param user null for nobody */
    Http(int port, String user) {
        this(port, user, PASSWORD);
    }

    Http(int port, String user, String password) {
        root = "http://127.0.0.1:" + port;
        authorization = user == null
                ? null
                : "Basic "
                        + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    boolean isAnswered(String path) {
        try {
            HttpResponse<Void> answer = CLIENT.send(request(path).GET().build(), BodyHandlers.discarding());
            return answer.statusCode() < 400;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    HttpResponse<byte[]> get(String path) {
        return send(request(path).GET());
    }

    HttpResponse<byte[]> post(String path, String contentType, String body) {
        return send(request(path).header("Content-Type", contentType).POST(BodyPublishers.ofString(body)));
    }

    HttpResponse<byte[]> post(String path, String json) {
        return post(path, "application/json", json);
    }

    HttpResponse<byte[]> put(String path, String json) {
        return send(request(path).header("Content-Type", "application/json").PUT(BodyPublishers.ofString(json)));
    }

    /** The answer's text, when its status is the one that was to come. */
    static String expect(int status, HttpResponse<byte[]> answer) {
        String body = new String(answer.body(), StandardCharsets.UTF_8);
        if (answer.statusCode() != status) {
            throw new IllegalStateException("%s: %d %s".formatted(answer.uri(), answer.statusCode(), body));
        }
        return body;
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(root + path)).timeout(Duration.ofMinutes(3));
        return authorization == null ? request : request.header("Authorization", authorization);
    }

    private static HttpResponse<byte[]> send(HttpRequest.Builder request) {
        try {
            return CLIENT.send(request.build(), BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
