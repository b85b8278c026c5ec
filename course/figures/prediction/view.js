/** A prediction about what the text shows next: the question alone, with its answers. */
import { figure } from "../shared/figure.js";
import { asking } from "../shared/prediction.js";
import { asked } from "./model.js";

export default figure(["question", "answers", "right", "because", "shown"], (state, frame) => {
  frame.append(asking(state, asked));
});
