package vn.diemcau.web.tasklist;

import jakarta.ws.rs.Path;
import java.util.List;
import org.camunda.bpm.tasklist.resource.AbstractTasklistPluginRootResource;

/** Serves the plugin's files: its two entry points and their modules. */
@Path("plugin/" + TasklistPluginFiles.ID)
public class TasklistPluginFiles extends AbstractTasklistPluginRootResource {

    static final String ID = "diemcau-tasklist";

    private static final List<String> FILES = List.of(
            "app/plugin.js",
            "app/plugin.css",
            "app/account.js",
            "app/cards.js",
            "app/contacts.js",
            "app/element.js",
            "app/place.js");

    public TasklistPluginFiles() {
        super(ID);
    }

    @Override
    protected List<String> getAllowedAssets() {
        return FILES;
    }
}
