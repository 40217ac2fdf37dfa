package vn.diemcau.web.cockpit;

import jakarta.ws.rs.Path;
import java.util.List;
import org.camunda.bpm.cockpit.plugin.resource.AbstractCockpitPluginRootResource;

/** Serves the plugin's files: its two entry points and their modules. */
@Path("plugin/" + DiemCauPluginFiles.ID)
public class DiemCauPluginFiles extends AbstractCockpitPluginRootResource {

    static final String ID = "diemcau";

    private static final List<String> FILES = List.of(
            "app/plugin.js",
            "app/plugin.css",
            "app/acts.js",
            "app/board.js",
            "app/change-cancel.js",
            "app/change-dates.js",
            "app/change-defer.js",
            "app/change-merge.js",
            "app/change-part.js",
            "app/change-plan.js",
            "app/change.js",
            "app/conferences.js",
            "app/desk-agency.js",
            "app/desk-begin.js",
            "app/desk-choose.js",
            "app/desk-frame.js",
            "app/desk-hour.js",
            "app/desk-letter.js",
            "app/desk-outcome.js",
            "app/desk-rows.js",
            "app/desk.js",
            "app/diagram.js",
            "app/dom.js",
            "app/duties.js",
            "app/future.js",
            "app/history.js",
            "app/kept.js",
            "app/live.js",
            "app/mails.js",
            "app/marks.js",
            "app/matrix.js",
            "app/page.js",
            "app/panels.js",
            "app/places.js",
            "app/registrations.js",
            "app/said.js",
            "app/sight.js",
            "app/tab.js",
            "app/whose.js");

    public DiemCauPluginFiles() {
        super(ID);
    }

    @Override
    protected List<String> getAllowedAssets() {
        return FILES;
    }
}
