/** What a letter asks: its milestones, who shall do what by when, who takes part where. It knows neither Spring nor the engine. */
package vn.diemcau.conference.letter;
