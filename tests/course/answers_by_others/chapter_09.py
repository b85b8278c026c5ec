WRONG: dict = {}

RIGHT: dict = {}
