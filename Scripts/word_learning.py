"""What Scripts/learn-words learns with: a projection of tokens' states, and a small network. Needs NumPy."""
import random

import numpy as np

# A text's mean counts as if so many tokens with the mean of all languages stood in it (WordModel.priorTokens).
PRIOR_TOKENS = 8
WIDTH = 256


def unit(rows):
    return rows / np.maximum(np.linalg.norm(rows, axis=-1, keepdims=True), 1e-9)


def centred(states, inked, mean):
    """Unit rows of the tokens that may be linked, without what their text's tokens have in common."""
    own = (states.sum(0) + PRIOR_TOKENS * mean) / (len(states) + PRIOR_TOKENS)
    return unit(states[inked] - own).astype(np.float32)


def agreement(cosines, temperature):
    """For each cell the geometric mean of its share of its row and of its column."""
    rows = np.exp((cosines - cosines.max(1, keepdims=True)) / temperature)
    columns = np.exp((cosines - cosines.max(0, keepdims=True)) / temperature)
    return np.sqrt(rows / rows.sum(1, keepdims=True) * (columns / columns.sum(0, keepdims=True)))


def scaled(cosines, nearest=3):
    """Cosines less what is usual near them: half the means of both sides' nearest (Conneau et al. 2018)."""
    rows = np.sort(cosines, 1)[:, -nearest:].mean(1, keepdims=True)
    columns = np.sort(cosines, 0)[-nearest:].mean(0, keepdims=True)
    return cosines - (rows + columns) / 2


def mutual(values, least):
    """The cells that are the largest of their row and of their column, and above a least value."""
    best = (values == values.max(1, keepdims=True)) & (values == values.max(0, keepdims=True)) & (values > least)
    return np.nonzero(best)


def discriminant(first, second, shrinkage=.1):
    """The directions along which links differ little and tokens much (linear discriminant analysis; Fisher 1936)."""
    difference = first - second
    within = difference.T @ difference / len(difference)
    both = np.concatenate([first, second])
    total = both.T @ both / len(both)
    within += shrinkage * np.trace(within) / len(within) * np.eye(len(within))
    values, vectors = np.linalg.eigh(within)
    white = vectors * values ** -.5
    values, vectors = np.linalg.eigh(white.T @ total @ white)
    order = np.argsort(-values)[:WIDTH]
    return (white @ vectors[:, order] * np.sqrt(np.maximum(1 - .5 / values[order], 0))).astype(np.float32)


class Projection:
    """A projection under which tokens that answer each other are alike and others are not.

    There are no links made by hand: what answers what is said by the states themselves, by each other's best and by the votes of
    other languages, under the projection that it begins with.
    """
    TEMPERATURE = .07
    PIVOTS = 5
    LEAST_AGREEMENT = .2

    def __init__(self, texts, start, chance):
        """`texts`: by language the centred states of the same rows."""
        self.texts, self.chance = texts, chance
        self.languages = list(texts)
        self.weights = start / np.sqrt((start ** 2).sum(0).mean())
        self.started = {language: [unit(x @ start) for x in rows] for language, rows in texts.items()}

    def links(self, first, second, row):
        near = lambda a, b: agreement(scaled(self.started[a][row] @ self.started[b][row].T), self.TEMPERATURE)
        pivots = self.chance.sample([x for x in self.languages if x not in (first, second)], self.PIVOTS)
        votes = sum(np.minimum(near(first, pivot) @ near(pivot, second), 1) for pivot in pivots) / self.PIVOTS
        return mutual((near(first, second) + votes) / 2, self.LEAST_AGREEMENT)

    def gradient(self, x, y, links):
        """Of −log of the links' shares of their rows and of their columns; and the loss."""
        rows, columns = links
        px, py = x @ self.weights, y @ self.weights
        nx, ny = np.linalg.norm(px, axis=1, keepdims=True), np.linalg.norm(py, axis=1, keepdims=True)
        ux, uy = px / nx, py / ny
        cosines = ux @ uy.T / self.TEMPERATURE
        p = np.exp(cosines - cosines.max(1, keepdims=True))
        p /= p.sum(1, keepdims=True)
        q = np.exp(cosines - cosines.max(0, keepdims=True))
        q /= q.sum(0, keepdims=True)
        loss = -np.log(p[rows, columns]).sum() - np.log(q[rows, columns]).sum()
        slope = p * np.bincount(rows, minlength=len(x))[:, None] + q * np.bincount(columns, minlength=len(y))[None]
        slope[rows, columns] -= 2
        slope /= self.TEMPERATURE
        gx, gy = slope @ uy, slope.T @ ux
        gx = (gx - (gx * ux).sum(1, keepdims=True) * ux) / nx
        gy = (gy - (gy * uy).sum(1, keepdims=True) * uy) / ny
        return x.T @ gx + y.T @ gy, loss

    def learn(self, steps, pairs=12, with_first=.6, rate=3e-3, told=lambda step, loss: None):
        """`with_first`: the share of pairs that have the first language."""
        adam = Adam([self.weights])
        for step in range(steps):
            total, loss, count = np.zeros_like(self.weights), 0.0, 0
            for _ in range(pairs):
                first, second = self.chance.sample(self.languages, 2)
                if self.chance.random() < with_first:
                    first, second = self.languages[0], self.chance.choice(self.languages[1:])
                row = self.chance.randrange(len(self.texts[first]))
                x, y = self.texts[first][row], self.texts[second][row]
                if min(len(x), len(y)) < 4:
                    continue
                links = self.links(first, second, row)
                if len(links[0]) < 2:
                    continue
                slope, own = self.gradient(x, y, links)
                total, loss, count = total + slope, loss + own, count + 2 * len(links[0])
            adam.step([total / max(count, 1)], rate * min(1, (step + 1) / 50) * (1 - step / steps))
            if (step + 1) % 100 == 0:
                told(step + 1, loss / max(count, 1))


class Adam:
    """Kingma and Ba 2015. Changes the matrices in their place."""

    def __init__(self, matrices, second=.99):
        self.matrices, self.decay, self.count = matrices, (.9, second), 0
        self.means = [np.zeros_like(m) for m in matrices]
        self.squares = [np.zeros_like(m) for m in matrices]

    def step(self, slopes, rate):
        self.count += 1
        a, b = self.decay
        for matrix, slope, mean, square in zip(self.matrices, slopes, self.means, self.squares):
            mean += (1 - a) * (slope - mean)
            square += (1 - b) * (slope * slope - square)
            matrix -= rate * (mean / (1 - a ** self.count)) / (np.sqrt(square / (1 - b ** self.count)) + 1e-8)


class Network:
    """log-odds = outer · tanh(inner · features + bias) + bias, features scaled and held within ±4; the mean of several."""

    def __init__(self, features, labels, units=24, several=3, rounds=8, rate=3e-3, decay=1e-4, seed=0):
        self.mean, self.deviation = features.mean(0), np.maximum(features.std(0), 1e-3)
        scaled = self.scaled(features)
        parts = [self.fitted(scaled, labels, units, rounds, rate, decay, np.random.default_rng([seed, k]))
                 for k in range(several)]
        self.inner = np.concatenate([part[0] for part in parts], 1)
        self.inner_bias = np.concatenate([part[1] for part in parts])
        self.outer = np.concatenate([part[2] for part in parts]) / several
        self.outer_bias = sum(part[3] for part in parts) / several

    def scaled(self, features):
        return np.clip((features - self.mean) / self.deviation, -4, 4).astype(np.float32)

    def log_odds(self, features):
        return np.tanh(self.scaled(features) @ self.inner + self.inner_bias) @ self.outer + self.outer_bias

    @staticmethod
    def fitted(scaled, labels, units, rounds, rate, decay, chance):
        count = scaled.shape[1]
        inner = (chance.normal(size=(count, units)) / np.sqrt(count)).astype(np.float32)
        outer = (chance.normal(size=units) / np.sqrt(units)).astype(np.float32)
        share = labels.mean()
        parts = [inner, np.zeros(units, np.float32), outer, np.full(1, np.log(share / (1 - share)), np.float32)]
        adam = Adam(parts, second=.999)
        size = 512
        steps = rounds * (len(labels) // size)
        step = 0
        for _ in range(rounds):
            order = chance.permutation(len(labels))
            for start in range(0, len(labels) - size + 1, size):
                rows = order[start:start + size]
                x, y = scaled[rows], labels[rows]
                hidden = np.tanh(x @ parts[0] + parts[1])
                slope = (1 / (1 + np.exp(-(hidden @ parts[2] + parts[3][0]))) - y) / size
                back = slope[:, None] * parts[2] * (1 - hidden ** 2)
                adam.step([x.T @ back + decay * parts[0], back.sum(0), hidden.T @ slope + decay * parts[2],
                           np.array([slope.sum()])], rate * (1 - step / steps))
                step += 1
        return parts[0], parts[1], parts[2], parts[3][0]


def area(scores, labels):
    """The area under the ROC curve, ties as they come."""
    order = np.argsort(scores, kind="stable")
    ranks = np.empty(len(scores))
    ranks[order] = np.arange(1, len(scores) + 1)
    ones = labels.sum()
    return (ranks[labels == 1].sum() - ones * (ones + 1) / 2) / max(1, ones * (len(labels) - ones))


def seeded(seed):
    return random.Random(seed)
