package vn.diemcau.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import vn.diemcau.conference.duty.Answer;

/** An officer of an agency with the account of the embedded run, who works over HTTP like Tasklist. */
public final class Officer {

    public static final String PASSWORD = "diemcau-demo";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Web web;

    private Officer(Web web) {
        this.web = web;
    }

    /** A colleague with an account of the same password. */
    static Officer named(String user, int port) {
        return new Officer(Web.withPassword(port, user, PASSWORD));
    }

    /** An officer of an agency with an account called like its code, as all such accounts here are. */
    static Officer of(String agency, String password, int port) {
        return new Officer(Web.withPassword(port, agency.toLowerCase(Locale.ROOT), password));
    }

    public static Officer of(String agency, int port) {
        return new Officer(Web.withPassword(port, agency.toLowerCase(Locale.ROOT), PASSWORD));
    }

    public HttpResponse<String> get(String path) {
        return web.get(path);
    }

    public HttpResponse<byte[]> download(String path) {
        return web.send(web.request(path).GET(), BodyHandlers.ofByteArray());
    }

    public HttpResponse<String> post(String path, String json) {
        return web.post(path, json);
    }

    public HttpResponse<String> put(String path, String json) {
        return web.put(path, json);
    }

    public HttpResponse<String> delete(String path) {
        return web.send(web.request(path).DELETE());
    }

    public HttpResponse<String> post(String path, String contentType, byte[] body) {
        return web.send(web.request(path).header("Content-Type", contentType).POST(BodyPublishers.ofByteArray(body)));
    }

    /** The data for the form of a task. */
    JsonNode opens(String task) {
        return json(get("/api/tasks/" + task));
    }

    /** Hands the form of a task in. */
    public HttpResponse<String> submits(String task, Map<String, Object> answer) {
        return post("/engine-rest/task/" + task + "/submit-form", body(answer));
    }

    /** Ids of the tasks in the officer's list. */
    List<String> tasks() {
        List<String> ids = new ArrayList<>();
        json(get("/engine-rest/task")).forEach(task -> ids.add(task.get("id").asText()));
        return ids;
    }

    /** The name of the form of a task. */
    String form(String task) {
        String key = json(get("/engine-rest/task/" + task + "/form")).get("key").asText();
        return key.substring(key.lastIndexOf('/') + 1, key.length() - ".html".length());
    }

    public static JsonNode json(HttpResponse<String> answer) {
        try {
            return JSON.readTree(answer.body());
        } catch (JsonProcessingException e) {
            throw new AssertionError(answer.statusCode() + " " + answer.body(), e);
        }
    }

    /** An answer in the engine's own JSON. */
    static String body(Map<String, Object> answer) {
        Map<String, Object> variables = new LinkedHashMap<>();
        answer.forEach((name, value) -> variables.put(name, variable(value)));
        try {
            return JSON.writeValueAsString(Map.of("variables", variables));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, Object> variable(Object value) {
        if (value instanceof Answer.Upload file) {
            Map<String, Object> info = new LinkedHashMap<>(Map.of("filename", file.fileName()));
            if (file.contentType() != null) {
                info.put("mimeType", file.contentType());
            }
            return Map.of(
                    "type", "File", "value", Base64.getEncoder().encodeToString(file.content()), "valueInfo", info);
        }
        return Map.of("type", value.getClass().getSimpleName(), "value", value);
    }
}
