from course.quizzes.question import ask, right, wrong

QUESTIONS = [
    ask(
        "first-loss-too-large",
        "A new network with ten scores has a cross-entropy of 14 before its first step. What is the likely reason?",
        wrong(
            "Ten classes: the more there are, the larger the loss of a guess.",
            "That is so, but slowly: a blind guess among ten costs log 10, which is 2.3. Among a million classes it "
            "would be 14.",
        ),
        right(
            "Inputs on a large scale.",
            "With grey values from 0 to 16 the scores lie so far apart that softmax is nearly sure of one digit, and "
            "nearly always of a wrong one. That costs far more than a blind guess. Standardised, the chapter's network "
            "starts at 2.8.",
        ),
        wrong(
            "None: a network that has not learned yet has to be bad.",
            "It knows nothing, and knowing nothing costs 2.3. At 14 it is sure of answers that it has no reason for.",
        ),
        wrong(
            "Too high a learning rate.",
            "No step has been taken yet. A rate that is too high shows after the first steps.",
        ),
    ),
    ask(
        "standardise-one",
        "The network is in use, and pictures arrive one at a time. With which mean and deviation is a picture "
        "standardised?",
        wrong(
            "Its own, since no other picture is at hand.",
            "Then a faint digit and a dark one become the same, and a grey value means something else in every "
            "picture. The weights were learned on one scale for all.",
        ),
        wrong(
            "Those of all pictures that have arrived so far.",
            "Then the same picture gets other inputs each day, while the weights stay as they are.",
        ),
        right(
            "Those of the training set.",
            "The weights were learned on that scale, and are right for no other. The two numbers are kept with the "
            "weights.",
        ),
        wrong(
            "None is needed any more: only training asks for a good scale.",
            "Training chose weights that fit standardised inputs. With raw grey values the same weights give other "
            "scores.",
        ),
    ),
    ask(
        "two-test-sets",
        "Network A reads 294 of 300 test pictures. Network B, tested on 300 others, reads 291. What do you know?",
        wrong(
            "A is better: 98 % against 97 %.",
            "On these pictures. But the standard error of each share is almost 1 %, so two equal networks often differ "
            "by as much.",
        ),
        wrong(
            "Nothing at all: 300 pictures are too few to say anything.",
            "They say a good deal: that A is likely between 96.4 % and 99.6 %, far from guessing. What they cannot "
            "show is a difference of one percent.",
        ),
        wrong(
            "That B overfits more.",
            "Overfitting shows in the gap between training and new data. Nothing is said here about the training data.",
        ),
        right(
            "That both are good, and not which is better.",
            "The difference is 1 %, and the standard error of each share is almost as large. To tell them apart takes "
            "more pictures.",
        ),
    ),
    ask(
        "eight-as-one",
        "In the confusion matrix, row 8, column 1 says 7, and row 1, column 8 says 0. What follows?",
        right(
            "Some eights were read as ones, and none of the ones as an eight.",
            "The row is what the picture is, and the column is what it was read as. A network may well confuse two "
            "digits one way only.",
        ),
        wrong(
            "Some ones were read as eights, and none of the eights as a one.",
            "That exchanges rows and columns. The row says what the picture is.",
        ),
        wrong(
            "Something is wrong with the matrix, since a confusion goes both ways.",
            "It need not. The network can take an eight with closed loops for a bar, and still never see loops in a "
            "bar.",
        ),
        wrong(
            "When the network says 1, it is always right.",
            "Seven of its ones are eights. It is when it says 8 that it is never wrong about a one.",
        ),
    ),
    ask(
        "sure-of-a-drawing",
        "You show the network a drawing, and it says 4 with a probability of 0.99. What does that tell you?",
        wrong(
            "In 99 of 100 such drawings it is right.",
            "That holds for pictures like those it learned from. Where they are shifted by two pixels, the chapter's "
            "network gives its answers a mean probability of 0.85, and one in ten is right.",
        ),
        wrong(
            "The drawing looks like the fours of the training set.",
            "It lies on the side of the fours, perhaps far outside of all that was in the training set. Random greys "
            "got a probability above 0.9 as well, one time in four.",
        ),
        right(
            "If it is a digit like those of the training set, it is most likely a 4.",
            "The ten probabilities add up to 1 whatever the picture is, and “none of these” is not among them. The if "
            "is yours to check.",
        ),
    ),
]
