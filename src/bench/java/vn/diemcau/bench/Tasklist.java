package vn.diemcau.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import vn.diemcau.web.Web;

/** A person who is signed in to Tasklist, and what it asks of the server until the first page of tasks is there. */
final class Tasklist {

    private static final String ENGINE = "/camunda/api/engine/engine/default";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Web web;

    Tasklist(Child child, String user) {
        web = Web.signedIn(child.port, user, Http.PASSWORD);
    }

    /** The lists, the first fifteen tasks of the first list, what their cards say. */
    void firstPage() {
        read(web.get(ENGINE + "/filter/count?itemCount=false&resourceType=Task"));
        JsonNode filters =
                read(web.get(ENGINE + "/filter?firstResult=0&maxResults=2000&itemCount=false&resourceType=Task"));
        JsonNode tasks = read(web.post(
                ENGINE + "/filter/" + filters.get(0).get("id").asText() + "/list?firstResult=0&maxResults=15",
                "{\"sorting\": [{\"sortOrder\": \"desc\", \"sortBy\": \"created\"}], \"active\": true}",
                "Accept",
                "application/hal+json, application/json; q=0.5"));
        String ids = StreamSupport.stream(tasks.at("/_embedded/task").spliterator(), false)
                .map(task -> '"' + task.get("id").asText() + '"')
                .collect(Collectors.joining(","));
        read(web.post("/api/tasks/cards", "{\"ids\": [" + ids + "]}"));
    }

    private static JsonNode read(HttpResponse<String> answer) {
        if (answer.statusCode() != 200) {
            throw new IllegalStateException("%s: %d %s".formatted(answer.uri(), answer.statusCode(), answer.body()));
        }
        try {
            return JSON.readTree(answer.body());
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
